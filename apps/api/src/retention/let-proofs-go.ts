import { localDay, proofKeptUntil, type CaseId, type IsoDate, type RetentionTable } from '@himaya/domain';
import { Client } from 'pg';
import { amendedLeaf, groundOfAmending, signAmendment } from '../platform/audit/seal/amendment';
import { leafOf, trailLineColumns, type TrailLine } from '../platform/audit/seal/canonical-line';
import { openSigningKey, publicKeyPathOf, readPublicKeys, type KeyBook, type SigningKey } from '../platform/audit/seal/seal-keys';
import { faultOfSeal } from '../platform/audit/seal/seal-record';
import { SealStore } from '../platform/audit/seal/seal.store';
import type { SealingPlace } from '../platform/audit/seal/sealer';
import { leavesOf } from '../platform/audit/verify/compare-lines';
import type { Chore } from '../platform/outbox/chore';

const day = 86_400_000;
const batch = 500;
/** One at a time makes lines shorter: two that did it at once to one line would each sign what the other left. */
const amendLock = 728_206;

/** Until when the proofs of an erased case are kept, by the table of this day; once a day from its erasure on. */
export const reckonProofs = (table: RetentionTable): Chore => ({
  name: 'reckon-proofs',
  pause: 60_000,
  run: async (database, now) => {
    let found = batch;
    while (found === batch) {
      found = await database.transaction(async (em) => {
        const rows: { caseId: CaseId; erasedOn: IsoDate }[] = await em.query(
          'select case_id as "caseId", erased_on::text as "erasedOn" from guard.proofs_to_reckon($1, $2)',
          [new Date(now.getTime() - day), batch],
        );
        await em.query('select guard.reckon_proofs($1, $2, $3)', [
          rows.map(({ caseId }) => caseId),
          rows.map(({ erasedOn }) => proofKeptUntil(erasedOn, table)),
          now,
        ]);
        return rows.length;
      });
    }
  },
});

/** What letting go needs beside the case: the sealer's key, the moment, and the schedule. */
export interface LettingGo {
  readonly key: SigningKey;
  readonly keys: KeyBook;
  readonly now: Date;
  readonly table: RetentionTable;
}

/**
 * Lets go of the consents and the trail of an erased case, whole in one transaction or not at all. The sealer signs only what the
 * sealed trail itself bears out: a line under a seal old enough that says the case was erased. What a row of the register says
 * is not enough, for whoever owns the database could write it.
 * @param client a connection of the sealer's role, inside a transaction
 * @returns `gone`; `kept` where it is held or not due, `over` where another did it, `unproven` where the trail does not bear it out
 */
export async function letProofsOf(client: Client, caseId: CaseId, { key, keys, now, table }: LettingGo): Promise<string> {
  const store = new SealStore(client);
  await client.query('select pg_advisory_xact_lock($1)', [amendLock]);
  const { rows: grounds } = await client.query<TrailLine>(
    `select ${trailLineColumns} from audit_event e where e.case_id = $1 and e.action = $2 and e.result = 'done' order by e.at desc limit 1`,
    [caseId, groundOfAmending],
  );
  const [ground] = grounds;
  const seal = ground ? await store.covering(ground.xact) : null;
  if (!ground || !seal || faultOfSeal(keys, seal) !== null || !leavesOf(seal).some((leaf) => leaf.equals(leafOf(ground))))
    return 'unproven';
  const today = localDay(now);
  if (proofKeptUntil(localDay(new Date(seal.at)), table) > today) return 'unproven';
  const { rows: lines } = await client.query<TrailLine>(`select ${trailLineColumns} from guard.proof_lines($1, $2, $3) e`, [
    caseId,
    ground.id,
    ground.at,
  ]);
  const sealedTo = BigInt((await store.last())?.xactTo ?? 0);
  if (lines.some(({ xact }) => BigInt(xact) >= sealedTo)) return 'unproven';
  const amendment = signAmendment(key, {
    at: now.toISOString().replace('Z', '000Z'),
    authorityId: ground.id,
    authorityAt: ground.at,
    leaves: Buffer.concat(lines.map((line) => amendedLeaf(line, withoutCase(line, caseId)))),
  });
  const { rows } = await client.query<{ answer: string }>('select guard.let_proofs_go($1, $2, $3, $4, $5, $6, $7, $8, $9) as answer', [
    caseId,
    today,
    amendment.at,
    amendment.authorityId,
    amendment.authorityAt,
    lines.map(({ id }) => id),
    amendment.leaves,
    amendment.keyId,
    amendment.signature,
  ]);
  return rows[0]!.answer;
}

/** What is left of a line: of one that showed other cases too, those; of any other nothing. */
function withoutCase(line: TrailLine, caseId: CaseId): TrailLine | null {
  const others = (line.caseIds ?? []).filter((one) => one !== caseId);
  if (others.length === 0) return null;
  return { ...line, caseId: line.caseId === caseId ? null : line.caseId, caseIds: others, searchMark: null };
}

/** Once an hour, in the sealer's name; a worker that dies in the middle leaves a case whole, and the next round does it. */
export const letProofsGo = (table: RetentionTable, place: SealingPlace): Chore => ({
  name: 'let-proofs-go',
  pause: 3_600_000,
  run: async (_, now) => {
    const lettingGo: LettingGo = { key: openSigningKey(place.keyFile), keys: readPublicKeys([publicKeyPathOf(place.keyFile)]), now, table };
    const client = new Client({ connectionString: place.url, application_name: 'himaya-let-go' });
    // A connection that is cut fails the statement under way; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ caseId: CaseId }>('select c as "caseId" from guard.proofs_to_let_go($1, $2) c', [
        localDay(now),
        batch,
      ]);
      for (const { caseId } of rows) {
        await client.query('begin');
        await letProofsOf(client, caseId, lettingGo);
        await client.query('commit');
      }
    } finally {
      await client.end();
    }
  },
});
