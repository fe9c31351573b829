import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import {
  allow,
  availableInterpretationMoves,
  decideEndOfInterpretation,
  maskOf,
  presumedChild,
  refuse,
  runningReferral,
  type InterpretationSessionView,
  type InterpretationView,
  type Outcome,
  type ReferralId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { eventView, keysOf, sessionItem, unsuitedView } from './interpretation.presenter';
import { InterpretationStore, type ServiceRow, type SessionEventRow, type SessionRow } from './interpretation.store';

/** The service of one referral with its sessions, inside a transaction. */
@Injectable()
export class ShowInterpretation {
  constructor(
    private readonly interpretations: InterpretationStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: ReferralId): Promise<Outcome<InterpretationView>> {
    const row = await this.interpretations.service(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    const sessions = await this.interpretations.sessions(tx, id);
    const events = await this.interpretations.events(
      tx,
      sessions.map((session) => session.id),
    );
    const unsuited = row.caseNumber === null ? [] : await this.interpretations.unsuited(tx, row.caseId);
    const keys = await this.vault.openKeys(keysOf([...sessions, ...unsuited]));
    const may = mayEver(tx.actor.roles, 'change', 'Interpretation');
    const ending = decideEndOfInterpretation(inOrder(sessions), { referralStatus: row.status });
    return allow({
      referralId: row.id,
      version: row.version,
      referralStatus: row.status,
      urgency: row.urgency,
      needCode: row.needCode,
      acceptedAt: row.acceptedAt?.toISOString() ?? null,
      person: personOf(row),
      wish: inOrder(sessions).at(-1)?.wish ?? 'no-wish',
      sessions: sessions.map(
        (session): InterpretationSessionView => ({
          ...sessionItem(session, keys),
          version: session.version,
          wish: session.wish,
          minutes: session.minutes,
          absentee: session.absentee,
          reason: session.reason,
          events: eventsOf(session, events),
          moves: may ? movesOf(tx, row, session) : [],
        }),
      ),
      unsuited: unsuited.map((one) => unsuitedView(one, keys)),
      mayPlan: may && row.shared && row.caseNumber !== null && runningReferral.includes(row.status),
      outcome: may && ending.ok ? ending.value.outcome : null,
    });
  }
}

/** By their times: the order that the last of them is the last in. */
export function inOrder(sessions: readonly SessionRow[]): SessionRow[] {
  return sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function personOf(row: ServiceRow): InterpretationView['person'] {
  if (row.caseNumber === null) return null;
  return {
    caseNumber: row.caseNumber,
    sex: row.sex,
    ageBand: row.ageBand,
    languages: row.languages,
    governorate: row.governorate,
    child: presumedChild(row.ageBand),
  };
}

function eventsOf(session: SessionRow, events: readonly SessionEventRow[]): InterpretationSessionView['events'] {
  return events.filter(({ sessionId }) => sessionId === session.id).map(eventView);
}

function movesOf(tx: Tx, row: ServiceRow, session: SessionRow): InterpretationSessionView['moves'] {
  return availableInterpretationMoves({
    status: session.status,
    from: session.startsAt.toISOString(),
    now: tx.now,
    referralStatus: row.status,
    shared: row.shared,
  });
}
