import { FactWriter } from '@himaya/api/testing';
import type { Client } from 'pg';
import { demoDatabase, type TestDatabase } from './cluster';

/** The demo world's tables written by hand, as the doors would have written them, and the hand that derives facts from them. */
export interface FactsRoom {
  readonly admin: Client;
  readonly writer: FactWriter;
  /** A unit of the federal side and one of the Kurdistan Region, and somebody who works. */
  readonly federal: string;
  readonly kurdish: string;
  readonly worker: string;
  /** The first column of the first row. */
  readonly one: <T = string>(sql: string, values?: unknown[]) => Promise<T>;
  /** The new row's id. */
  readonly insert: (table: string, row: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Cases that were never closed. */
  readonly cases: (count: number) => Promise<string[]>;
  readonly close: (caseId: string, said: Readonly<Record<string, unknown>>) => Promise<void>;
  /** How often a source is due. */
  readonly due: (kind: string, id: string) => Promise<number>;
  /** Derives what is due. */
  readonly catchUp: (lines?: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @returns a room in which nothing is due yet */
export async function openFactsRoom(): Promise<FactsRoom> {
  const database: TestDatabase = await demoDatabase();
  const admin = await database.asAdmin();
  const writer = new FactWriter(database.urlFor('facts'), database.ring);
  const one: FactsRoom['one'] = async <T>(sql: string, values: unknown[] = []): Promise<T> => {
    const { rows } = await admin.query<Record<string, T>>(sql, values);
    return Object.values(rows[0]!)[0]!;
  };
  const insert: FactsRoom['insert'] = async (table, row) => {
    const said = { id: crypto.randomUUID(), ...row };
    const columns = Object.keys(said);
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    await admin.query(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(said));
    return said.id;
  };
  const unitOf = (governorates: string): Promise<string> =>
    one(`select id from unit where governorate in (${governorates}) order by id limit 1`);
  const [federal, kurdish] = [await unitOf(`'baghdad', 'basra'`), await unitOf(`'erbil', 'sulaymaniyah', 'duhok'`)];
  const worker = await one('select id from user_account limit 1');
  await admin.query('truncate statistics.due');
  return {
    admin,
    writer,
    federal,
    kurdish,
    worker,
    one,
    insert,
    cases: async (count) => {
      const { rows } = await admin.query<{ id: string }>(
        `select r.id from case_record r where r.status = 'open' and not exists (select from case_closure l where l.case_id = r.id) order by r.id limit $1`,
        [count],
      );
      return rows.map(({ id }) => id);
    },
    close: async (caseId, said) => {
      const closed = { case_id: caseId, number: 1, unit_id: federal, closed_by: worker, outcome: 'missing', after_care: 'nobody-to-ask' };
      await insert('case_closure', { ...closed, ...said });
      await admin.query(`update case_record set status = 'closed' where id = $1`, [caseId]);
    },
    due: (kind, id) => one<number>('select count(*)::int from statistics.due where kind = $1 and id = $2', [kind, id]),
    catchUp: async (lines = 50) => {
      while ((await writer.takeDue(lines)) > 0);
    },
    end: async () => {
      await writer.close();
      await database.drop();
    },
  };
}
