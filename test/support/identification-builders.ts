import { randomBytes, randomUUID } from 'node:crypto';
import type { DecideIdentificationBody, IdentificationDecision, RecordSafeguardBody } from '@himaya/domain';
import type { Client } from 'pg';
import type { Case } from './case-builder';
import type { User } from './directory-builders';
import { inContext } from './in-context';

const met = { act: 'met', means: 'met', purpose: 'met' } as const;

/** A decision as a careful decider would write it down; everything in it is invented. */
export const inventedDecision = (changes: Partial<DecideIdentificationBody> = {}): DecideIdentificationBody => ({
  decision: 'find-reasonable-grounds',
  ground: 'indicators',
  reasons: 'Invented reasons: what she told was written down twice and did not differ',
  decidedOn: '2026-01-05',
  tests: [
    { test: 'law-28-2012-art-1', ...met },
    { test: 'palermo-art-3', ...met },
  ],
  ...changes,
});

/** A judge nobody has met, of Baghdad's court of investigation. */
export const inventedJudge = (name = 'Invented Judge One') =>
  ({ courtKind: 'investigation', courtGovernorate: 'baghdad', name, reference: 'INV-17/2026' }) as const;

export const inventedDetention: RecordSafeguardBody = {
  kind: 'punishment',
  type: 'detained',
  party: 'residence-directorate',
  law: 'residence-76-2017',
  article: 40,
  since: '2026-01-04',
  words: 'Invented: held for an expired visa',
};

export interface StraightDecision {
  readonly decision?: IdentificationDecision;
  readonly child?: boolean;
  /** The digest of a judge, for decisions of one. */
  readonly judge?: Buffer;
  readonly means?: 'met' | 'not-met' | 'unknown';
}

/** Decides through the real door, under the app role. @returns what the door said, and the decision's id */
export async function decide(
  app: Client,
  who: User,
  of: Case,
  { decision = 'find-reasonable-grounds', judge, means = 'met' }: StraightDecision = {},
): Promise<{ id: string; answer: string }> {
  const id = randomUUID();
  const words = randomBytes(40);
  const tests = ['law-28-2012-art-1', 'palermo-art-3'];
  const court = judge === undefined ? [null, null, null, null, null] : [words, words, judge, 'investigation', 'baghdad'];
  const [row] = await inContext(app, who, (q) =>
    q<{ answer: string }>(
      `select guard.decide_identification($1, $2, $3, 'indicators', '2026-01-05', null, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as answer`,
      [id, of.id, decision, words, ...court, tests, ['met', 'met'], [means, means], ['met', 'met'], randomUUID()],
    ),
  );
  return { id, answer: row!.answer };
}

/** Puts rules into force by which a coordinator decides first, by one test alone, and sooner. @returns what takes them back */
export async function otherRules(guard: Client): Promise<() => Promise<void>> {
  await guard.query(`insert into identification_rules select '2026-9', now(), 3, 12, weekend, 120, '{20,5}' from identification_rules`);
  await guard.query(
    `insert into identification_rule_move select '2026-9', decision, from_status, reviewing, to_status,
            case when decided_by = 'officer' then '{case-coordinator}' else deciders end, another_decider, decided_by, standard from identification_rule_move`,
  );
  await guard.query(`insert into identification_rule_test values ('2026-9', 'palermo-art-3', 'adults')`);
  return async () => {
    for (const table of ['identification_rule_test', 'identification_rule_move', 'identification_rules']) {
      await guard.query(`delete from ${table} where version = '2026-9'`);
    }
  };
}
