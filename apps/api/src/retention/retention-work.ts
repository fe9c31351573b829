import {
  erasureDueOn,
  localDay,
  usualRetention,
  type CaseOutcome,
  type NotificationKind,
  type RetentionFacts,
  type RetentionTable,
  type Role,
  type UnitId,
} from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';
import type { SealingPlace } from '../platform/audit/seal/sealer';
import { letProofsGo, reckonProofs } from './let-proofs-go';

interface FactsRow extends RetentionFacts {
  readonly caseId: string;
  readonly outcome: CaseOutcome | null;
}

const columns = `case_id as "caseId", outcome, closed_on::text as "closedOn", confirmed, child, born_by::text as "bornBy",
  last_contact_on::text as "lastContactOn", proceedings_ended_on::text as "proceedingsEndedOn", proceedings_running as "proceedingsRunning"`;
const day = 86_400_000;
const batch = 500;

/** Tells where the officers sit, and the administrators where they too may answer; the notice carries an id and nothing of the case. */
async function tellKeepers(
  em: EntityManager,
  cause: string,
  { kind, roles, subjectId }: { readonly kind: NotificationKind; readonly roles: readonly Role[]; readonly subjectId: string },
): Promise<void> {
  const units: { unitId: UnitId; role: Role }[] = await em.query('select unit_id as "unitId", role from guard.retention_units()');
  await tell(
    em,
    cause,
    units
      .filter(({ role }) => roles.includes(role))
      .map(({ unitId, role }) => ({ unitId, role, kind, referralId: null, subjectId, details: {} })),
  );
}

/** The day of each closed case by the schedule, reckoned at its closing and once a day from then on. */
export const reckonRetention = (table: RetentionTable): Chore => ({
  name: 'reckon-retention',
  pause: 10_000,
  run: async (database, now) => {
    let found = batch;
    while (found === batch) {
      found = await database.transaction(async (em) => {
        const rows: FactsRow[] = await em.query(`select ${columns} from guard.cases_to_reckon($1, $2)`, [
          new Date(now.getTime() - day),
          batch,
        ]);
        const terms = rows.map((facts) => erasureDueOn(facts, table));
        await em.query('select guard.reckon_retention($1, $2, $3, $4, $5)', [
          rows.map(({ caseId }) => caseId),
          rows.map(({ outcome }) => outcome),
          terms.map(({ rule }) => rule),
          terms.map(({ dueOn }) => dueOn),
          now,
        ]);
        return rows.length;
      });
    }
  },
});

/**
 * Carries out a confirmed erasure: whole in one transaction or not at all, so that a worker that dies in the middle leaves everything as
 * it was and the next delivery does it; and once, however many try. The day is reckoned anew in that transaction.
 */
export async function carryOutErasure(em: EntityManager, orderId: string, table: RetentionTable = usualRetention): Promise<string> {
  const [order]: { dueOn: string | null }[] = await em
    .query(`select ${columns} from guard.facts_of_order($1)`, [orderId])
    .then((rows: FactsRow[]) => rows.map((facts) => erasureDueOn(facts, table)));
  const [row]: { answer: string }[] = await em.query('select guard.carry_out_erasure($1, $2) as answer', [orderId, order?.dueOn ?? null]);
  if (row === undefined) throw new Error('the guard answered nothing');
  return row.answer;
}

/** Holds are looked at again once a year. */
export const callHoldReviews: Chore = {
  name: 'call-hold-reviews',
  pause: 600_000,
  run: (database, now) =>
    database.transaction(async (em) => {
      const holds: { id: string }[] = await em.query('select id from guard.holds_to_review($1) as id', [localDay(now)]);
      for (const { id } of holds) {
        await tellKeepers(em, `legal-hold-review|${id}|${localDay(now)}`, {
          kind: 'legal-hold-review',
          roles: ['data-protection-officer'],
          subjectId: id,
        });
      }
    }),
};

/** Concerns that led to no case are emptied of words and names after their days. */
export const eraseOldConcerns = ({ concernDays }: RetentionTable): Chore => ({
  name: 'erase-old-concerns',
  pause: 3_600_000,
  run: async (database, now) => {
    let gone = batch;
    while (gone === batch) {
      const [row] = await database.transaction((em) =>
        em.query<{ gone: number }[]>('select guard.erase_old_concerns($1, $2) as gone', [
          new Date(now.getTime() - concernDays * day),
          batch,
        ]),
      );
      gone = row?.gone ?? 0;
    }
  },
});

/**
 * What this feature has the worker do.
 * @param sealing where the trail is sealed; without, what proves the handling of erased cases stays
 */
export const retentionWork = (table: RetentionTable, sealing: SealingPlace | null = null): Work => ({
  handlers: [
    {
      kind: 'erasure-confirmed',
      name: 'retention.carry-out',
      handle: async (em, { subjectId }) => {
        await carryOutErasure(em, subjectId, table);
      },
    },
    {
      kind: 'erasure-proposed',
      name: 'retention.tell-second',
      handle: (em, { subjectId }) =>
        tellKeepers(em, `erasure-proposed|${subjectId}`, {
          kind: 'erasure-proposed',
          roles: ['data-protection-officer', 'system-admin'],
          subjectId,
        }),
    },
    {
      kind: 'legal-hold-asked',
      name: 'retention.tell-officer',
      handle: (em, { subjectId }) =>
        tellKeepers(em, `legal-hold-asked|${subjectId}`, { kind: 'legal-hold-asked', roles: ['data-protection-officer'], subjectId }),
    },
  ],
  chores: [
    reckonRetention(table),
    callHoldReviews,
    eraseOldConcerns(table),
    reckonProofs(table),
    ...(sealing === null ? [] : [letProofsGo(table, sealing)]),
  ],
});
