import { Injectable } from '@nestjs/common';
import { changingActions } from '@himaya/domain';
import type {
  CaseId,
  CategoryMask,
  ConsentPurpose,
  DecidedCopy,
  HandOverCopyBody,
  InterfaceLanguage,
  IsoDate,
  LocalName,
  Outcome,
  OwnCopyId,
  OwnCopyView,
  ReferralStatus,
  RequestOwnCopyBody,
  Service,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  copiedConsentsStatement,
  copyFilesStatement,
  copyFileStatement,
  copyPartsStatement,
  copiedReferralsStatement,
  copyReadersStatement,
  ownCopiesStatement,
  ownCopyStatement,
} from './own-copy.statements';

export interface OwnCopyRow extends Omit<OwnCopyView, 'printedAt' | 'dueOn' | 'steps' | 'room' | 'envelopeTo'> {
  readonly printedAt: Date | null;
  /** Null for a part that nobody opened. */
  readonly requestedById: UserId | null;
  /** The room's category; null for the copy of the record. */
  readonly roomMask: CategoryMask | null;
  readonly envelopeAr: string | null;
  readonly envelopeCkb: string | null;
  readonly envelopeEn: string | null;
}

/** A file that a unit keeps of its own, whose room it is in. */
export interface CopyFile {
  readonly caseId: CaseId;
  readonly roomMask: CategoryMask;
}

export interface CopiedConsent extends LocalName {
  readonly purpose: ConsentPurpose;
  readonly validUntil: IsoDate;
  readonly withdrawn: boolean;
}

export interface CopiedReferral extends LocalName {
  readonly service: Service;
  readonly status: ReferralStatus;
  readonly on: IsoDate;
}

/** A body that saw the file: how often it looked, and how often it changed something. */
export interface CopyReader extends LocalName {
  readonly times: number;
  readonly changes: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** The only SQL over requests for a copy; the guard's functions and constraints decide. */
@Injectable()
export class OwnCopyStore {
  list(tx: Tx, caseId: CaseId): Promise<OwnCopyRow[]> {
    return tx.em.query(ownCopiesStatement, [caseId]);
  }

  async find(tx: Tx, id: OwnCopyId): Promise<OwnCopyRow | null> {
    const [row] = await tx.em.query<OwnCopyRow[]>(ownCopyStatement, [id]);
    return row ?? null;
  }

  request(tx: Tx, id: OwnCopyId, caseId: CaseId, body: RequestOwnCopyBody, paper: InterfaceLanguage): Promise<Outcome<null>> {
    const { asker, identityCheck, requestedOn, language, partsBy } = body;
    return askGuard(tx, 'guard.request_own_copy($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      caseId,
      asker,
      identityCheck,
      requestedOn,
      language,
      paper,
      partsBy ?? 'each-body',
    ]);
  }

  /** The own unit's file, by its id; null for another's. */
  async file(tx: Tx, id: string): Promise<CopyFile | null> {
    const [file] = await tx.em.query<CopyFile[]>(copyFileStatement, [id]);
    return file ?? null;
  }

  parts(tx: Tx, { caseId, roomMask }: CopyFile): Promise<OwnCopyRow[]> {
    return tx.em.query(copyPartsStatement, [caseId, roomMask]);
  }

  /** Every file that the own unit keeps of the person in this room, whichever the part's page shows. */
  async files(tx: Tx, { caseId, roomMask }: CopyFile): Promise<string[]> {
    return (await tx.em.query<{ id: string }[]>(copyFilesStatement(roomMask), [caseId])).map(({ id }) => id);
  }

  open(tx: Tx, id: OwnCopyId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_copy_part($1, $2)', [id, version]);
  }

  decide(tx: Tx, id: OwnCopyId, version: number, decided: DecidedCopy): Promise<Outcome<null>> {
    const omissions = decided.to === 'reviewed' ? decided.omissions : [];
    return askGuard(tx, 'guard.decide_own_copy($1, $2, $3, $4, $5, $6, $7)', [
      id,
      version,
      decided.to === 'reviewed' ? 'release' : 'refuse',
      omissions.map(({ category }) => category),
      omissions.map(({ reason }) => reason),
      decided.to === 'reviewed' ? decided.channel : null,
      decided.to === 'refused' ? decided.refusal : null,
    ]);
  }

  print(tx: Tx, id: OwnCopyId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.print_own_copy($1)', [id]);
  }

  handOver(tx: Tx, id: OwnCopyId, version: number, { handedOverOn }: HandOverCopyBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.hand_over_copy($1, $2, $3)', [id, version, handedOverOn]);
  }

  consents(tx: Tx, caseId: CaseId): Promise<CopiedConsent[]> {
    return tx.em.query(copiedConsentsStatement, [caseId]);
  }

  referrals(tx: Tx, caseId: CaseId): Promise<CopiedReferral[]> {
    return tx.em.query(copiedReferralsStatement, [caseId]);
  }

  readers(tx: Tx, id: OwnCopyId): Promise<CopyReader[]> {
    return tx.em.query(copyReadersStatement, [id, changingActions()]);
  }
}
