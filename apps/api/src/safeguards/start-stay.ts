import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, startsStay, type IsoDate, type Outcome, type SafeguardId } from '@himaya/domain';
import type { CaseRow } from '../cases';
import type { Tx } from '../platform/db/in-transaction';
import { recordableKinds } from './safeguard.presenter';
import { SafeguardStore } from './safeguard.store';

/** What is known before the decision: what the decider said of a stay (undefined: nothing), and the period that the decision opens. */
export interface StayAsked {
  readonly asked: boolean | undefined;
  readonly opens: boolean;
  /** The last day of the period it would open. */
  readonly until: IsoDate;
}

/** Residence during a reflection period, started with the decision that opens it, inside that decision's transaction. */
@Injectable()
export class StartStay {
  constructor(private readonly safeguards: SafeguardStore) {}

  /** Does a stay start with the decision, and may this decider start it? Writes nothing. */
  async decide(tx: Tx, row: CaseRow, { asked, opens, until }: StayAsked): Promise<Outcome<boolean>> {
    const recorded = opens ? await this.safeguards.stays(tx, row.id) : [];
    const starts = startsStay(asked, { opens, recorded, until });
    if (!starts.ok || !starts.value || recordableKinds(tx.actor, row).includes('residence')) return starts;
    return asked === true ? refuse('case.category-not-yours') : allow(false);
  }

  /** Starts it; its end is the period's, wherever that moves. @throws Error where the database refuses, so that the decision does not stand alone */
  async run(tx: Tx, row: CaseRow): Promise<void> {
    const id = randomUUID() as SafeguardId;
    const kept = await this.safeguards.record(tx, {
      id,
      caseId: row.id,
      kind: 'residence',
      type: 'reflection-stay',
      party: null,
      law: null,
      article: null,
      since: null,
      until: null,
      wordsCt: null,
    });
    if (!kept.ok) throw new Error(`no stay: ${kept.problem}`);
    tx.emit({ kind: 'safeguard-recorded', subjectId: id });
  }
}
