import { workOf, type WorkerDatabase } from '@himaya/api/testing';
import type { Client } from 'pg';

/** Brings a subject's deadlines to their time and lets the worker take them. @returns the kinds of what was told about the case, by name */
export async function lateFor(guard: Client, worker: WorkerDatabase, subjectId: string, caseId: string): Promise<string[]> {
  await guard.query(`update deadline set due_at = now() - interval '1 minute' where subject_id = $1`, [subjectId]);
  const sweep = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'sweep-deadlines')!;
  await sweep.run(worker, new Date());
  const { rows } = await guard.query<{ kind: string }>('select kind from notification where case_id = $1 order by kind', [caseId]);
  return rows.map(({ kind }) => kind);
}
