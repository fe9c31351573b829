import { Injectable } from '@nestjs/common';
import type {
  HelpFacts,
  IsoDate,
  OpenPortalItemBody,
  Outcome,
  PortalItemId,
  PortalKind,
  PortalPlace,
  PortalStatus,
  PortalTexts,
  SavePortalItemBody,
  StepPortalItemBody,
  UserId,
} from '@himaya/domain';
import { DataSource } from 'typeorm';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  portalItemsStatement,
  portalItemStatement,
  portalRevisionsStatement,
  publicHelpStatement,
  publicItemsStatement,
  publicItemStatement,
  waitingItemsStatement,
} from './portal.statements';

export interface PortalItemRow {
  readonly id: PortalItemId;
  readonly version: number;
  readonly kind: PortalKind;
  readonly place: PortalPlace | null;
  readonly status: PortalStatus;
  readonly revision: number;
  readonly publicRevision: number | null;
  readonly day: IsoDate;
  readonly changedAt: Date;
  readonly changedKey: string;
  readonly texts: PortalTexts;
  readonly help: HelpFacts | null;
}

export interface OnePortalItemRow extends PortalItemRow {
  readonly writtenBy: UserId;
  readonly proposedBy: UserId | null;
  readonly note: string | null;
}

export interface PortalRevisionRow {
  readonly revision: number;
  readonly day: IsoDate;
  readonly texts: PortalTexts;
  readonly help: HelpFacts | null;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

/** What is let out of an item at this moment. */
export interface PublicItem {
  readonly id: PortalItemId;
  readonly kind: PortalKind;
  readonly day: IsoDate;
  readonly texts: PortalTexts;
  readonly publishedAt: Date;
}

/** A helpline or an office as it is let out. */
export interface PublicHelp {
  readonly day: IsoDate;
  readonly texts: PortalTexts;
  readonly help: HelpFacts;
}

/** The only SQL over the portal's items; the guard's functions write them, and show anybody what is let out. */
@Injectable()
export class PortalStore {
  constructor(private readonly database: DataSource) {}

  list(
    tx: Tx,
    {
      kind,
      status,
      after,
      limit,
    }: {
      readonly kind: PortalKind | null;
      readonly status: 'proposed' | null;
      readonly after: readonly string[] | null;
      readonly limit: number;
    },
  ): Promise<PortalItemRow[]> {
    return tx.em.query(status === 'proposed' ? waitingItemsStatement : portalItemsStatement, [
      kind,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ]);
  }

  async find(tx: Tx, id: PortalItemId): Promise<OnePortalItemRow | null> {
    const [row] = await tx.em.query<OnePortalItemRow[]>(portalItemStatement, [id]);
    return row ?? null;
  }

  revisions(tx: Tx, id: PortalItemId): Promise<PortalRevisionRow[]> {
    return tx.em.query(portalRevisionsStatement, [id]);
  }

  open(tx: Tx, id: PortalItemId, { kind, place, day, texts, help }: OpenPortalItemBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_portal_item($1, $2, $3, $4, $5, $6)', [
      id,
      kind,
      place ?? null,
      day,
      JSON.stringify(texts),
      help ? JSON.stringify(help) : null,
    ]);
  }

  save(tx: Tx, id: PortalItemId, version: number, { day, texts, help }: SavePortalItemBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.save_portal_item($1, $2, $3, $4, $5)', [
      id,
      version,
      day,
      JSON.stringify(texts),
      help ? JSON.stringify(help) : null,
    ]);
  }

  step(tx: Tx, id: PortalItemId, version: number, { step, note }: StepPortalItemBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_portal_item($1, $2, $3, $4)', [id, version, step, note?.trim() || null]);
  }

  /** What is public needs no session. @param after day and id of the last one seen */
  publicItems(kinds: readonly PortalKind[], after: readonly string[] | null, limit: number): Promise<PublicItem[]> {
    return this.database.query(publicItemsStatement, [kinds, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  async publicItem(id: PortalItemId): Promise<PublicItem | null> {
    const [row] = await this.database.query<PublicItem[]>(publicItemStatement, [id]);
    return row ?? null;
  }

  publicHelp(): Promise<PublicHelp[]> {
    return this.database.query(publicHelpStatement);
  }

  /** The secretariat's words above one of the portal's pages, where there are any. */
  async publicWords(place: PortalPlace): Promise<PortalTexts | null> {
    const [row] = await this.database.query<{ texts: PortalTexts | null }[]>('select guard.public_words($1) as texts', [place]);
    return row?.texts ?? null;
  }
}
