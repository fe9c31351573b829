import { Inject, Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  decideReferral,
  decideReportOutside,
  maskOf,
  nextDueAt,
  refuse,
  wordDueAt,
  type DeadlineTable,
  type Outcome,
  type ReferralAction,
  type ReferralId,
  type ReferralView,
  type TimelineKind,
} from '@himaya/domain';
import { tellTimeline } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { CONFIG, type Config } from '../platform/config/config';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import type { OutboxEvent } from '../platform/outbox/outbox';
import { ReadReferral } from './read-referral';
import type { ReferralRow } from './referral.schema';
import { ReferralStore, type DeadlineKind } from './referral.store';
import type { Basis } from './sharing-basis';

/** What one verb adds to the common way of a move. */
export interface Step {
  readonly action: ReferralAction;
  /** The version the mover decided on. */
  readonly version: number;
  readonly note?: string | undefined;
  /** A code told to the timeline and the other side. */
  readonly reason?: string;
  /** Columns besides status and due time. */
  readonly changes?: (tx: Tx, row: ReferralRow) => Promise<Partial<ReferralRow>> | Partial<ReferralRow>;
  /** What it is shared under, for the moves that need it. */
  readonly basis?: (tx: Tx, row: ReferralRow) => Promise<Outcome<Basis>>;
  /** What must hold besides, asked once side, status and basis do. */
  readonly check?: (tx: Tx, row: ReferralRow) => Promise<Outcome<unknown>>;
  /** Awaited answers that this move gives. */
  readonly answers?: readonly DeadlineKind[];
  /** The receiver has no accounts: the sender writes down what it was told of the receiver's move. */
  readonly outside?: true;
  /** What follows in the same transaction once the move is written. */
  readonly then?: (tx: Tx, moved: ReferralRow, before: ReferralRow) => Promise<void>;
}

/** Another of the same group, and the version it was decided on. */
export interface Other {
  readonly id: ReferralId;
  readonly version: number;
}

export const everyDeadline: readonly DeadlineKind[] = [
  'referral-receive',
  'referral-decide',
  'referral-first-service',
  'referral-progress',
  'referral-hold',
];

/** The timeline's word for each status a move leads to. */
const toldAs: Readonly<Record<ReferralAction, TimelineKind>> = {
  send: 'referral-sent',
  receive: 'referral-received',
  accept: 'referral-accepted',
  reject: 'referral-rejected',
  start: 'referral-started',
  hold: 'referral-on-hold',
  resume: 'referral-resumed',
  complete: 'referral-completed',
  fail: 'referral-failed',
  cancel: 'referral-cancelled',
  retract: 'referral-entered-in-error',
};

/** The way every move of a referral goes: lock, decide, guarded update, note, deadlines, timeline, outbox. */
@Injectable()
export class MoveReferral {
  private readonly deadlines: DeadlineTable;

  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly readReferral: ReadReferral,
    private readonly units: UnitStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.deadlines = config.referralDeadlines;
  }

  run(actor: Actor, id: ReferralId, step: Step, others: readonly Other[] = []): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(
      actor,
      { action: step.outside ? 'packet.report' : `referral.${step.action}`, subjectId: id },
      async (tx) => {
        const moved = others.length === 0 ? await this.move(tx, id, step) : await this.moveTogether(tx, id, step, others);
        return moved.ok ? this.readReferral.view(tx, id) : moved;
      },
    );
  }

  /** All of a group's that were named, in the order of their ids so that two of these never wait for each other; none where one is refused. */
  private async moveTogether(tx: Tx, id: ReferralId, step: Step, others: readonly Other[]): Promise<Outcome<unknown>> {
    const all = new Map([...others.map((other) => [other.id, other.version] as const), [id, step.version] as const]);
    await tx.em.query('savepoint together');
    const groups = new Set<string | null>();
    const told: OutboxEvent[] = [];
    for (const [one, version] of [...all].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const moved = await this.move({ ...tx, emit: (event) => told.push(event) }, one, { ...step, version });
      if (moved.ok) groups.add(moved.value.groupId);
      if (moved.ok && groups.size === 1 && !groups.has(null)) continue;
      await tx.em.query('rollback to savepoint together');
      return moved.ok ? refuse('referral.not-linked') : moved;
    }
    told.forEach((event) => tx.emit(event));
    return allow(null);
  }

  /** The move inside a transaction that is about more than the referral. */
  async move(tx: Tx, id: ReferralId, step: Step): Promise<Outcome<ReferralRow>> {
    const row = await this.referrals.lock(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    const outside = step.outside ? await this.speaksFor(tx, row) : allow(null);
    if (!outside.ok) return outside;
    const basis = await step.basis?.(tx, row);
    const decided = decideReferral({ ...row, toAgencyId: (await this.units.ref(tx, row.toUnitId)).agencyId }, step.action, {
      unitId: step.outside ? row.toUnitId : tx.actor.unitId,
      packet: categoriesIn(row.packetMask),
      ageBand: row.ageBand,
      now: tx.now,
      ...(basis?.ok ? basis.value : {}),
    });
    // Side and status come first: a refusal tells no more than it must.
    if (!decided.ok) return decided.problem === 'consent.missing' && basis?.ok === false ? basis : decided;
    const checked = (await step.check?.(tx, row)) ?? allow(null);
    if (!checked.ok) return checked;
    const moved: ReferralRow = {
      ...row,
      status: decided.value.to,
      statusSince: tx.now,
      ...(await step.changes?.(tx, row)),
    };
    const times = {
      sentAt: moved.requestedAt,
      acceptedAt: moved.status === 'accepted' ? moved.decidedAt : null,
      lastWordAt: moved.status === 'in-progress' ? tx.now : null,
    };
    moved.dueAt = nextDueAt(moved.status, moved.urgency, times, this.deadlines);
    if (!(await this.referrals.change(tx, id, step.version, difference(row, moved)))) return refuse('conflict');
    await this.referrals.addNote(tx, id, step.action, step.note);
    if (step.answers) await this.referrals.cancelDeadlines(tx, id, step.answers);
    if (moved.status === 'in-progress') await this.referrals.expectWord(tx, id, wordDueAt(tx.now));
    await step.then?.(tx, moved, row);
    const kind = toldAs[step.action];
    await tellTimeline(tx, {
      caseId: row.caseId,
      kind,
      subjectId: id,
      details: { service: row.service, urgency: moved.urgency, ...(step.reason ? { reason: step.reason } : {}) },
    });
    tx.emit({ kind, subjectId: id, ...(step.reason ? { payload: { reason: step.reason } } : {}) });
    return allow(moved);
  }

  private async speaksFor(tx: Tx, { fromUnitId, toUnitId }: ReferralRow): Promise<Outcome<null>> {
    return decideReportOutside({ isSender: fromUnitId === tx.actor.unitId, toOutside: await this.units.isOutside(tx, toUnitId) });
  }
}

function difference(before: ReferralRow, after: ReferralRow): Partial<ReferralRow> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key as keyof ReferralRow] !== value));
}
