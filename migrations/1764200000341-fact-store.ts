import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

/** Columns that say what a fact is, each a code or null; libs/domain's `factDimensions`, in its order: a test holds them together. */
const dimensions = [
  'governorate',
  'sex',
  'age_group',
  'nationality_group',
  'channel',
  'agency',
  'service',
  'status',
  'outcome',
  'category',
  'language',
  'country_group',
  'article',
  'court',
];

/**
 * The fact store (architecture.md "Statistics and disclosure control"): a schema of its own that no session of the app and no job's role
 * can read. `fact` is the log: a correction takes back (-1) and says anew (+1), nothing in it is changed. `standing_fact` is what
 * stands. Row security has nothing to hold here: no row belongs to anybody, and the one role that reads is no user's.
 */
export class FactStore1764200000341 implements MigrationInterface {
  readonly name = 'FactStore1764200000341';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'create schema statistics',
      ...tables,
      'grant usage on schema statistics to himaya_facts',
      'grant select, insert on statistics.fact, statistics.archived_fact to himaya_facts',
      'grant select, insert, delete on statistics.standing_fact to himaya_facts',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop table statistics.archived_fact, statistics.standing_fact, statistics.fact', 'drop schema statistics']);
  }
}

/**
 * What all three tables have. `source` is what the fact was derived from and `subject` whom it is about (a defendant's source is the
 * proceeding), both 64 bits of a keyed hash; `contributor` is the same of the unit that fed it. `until` is the last month of a span:
 * null while it runs, and of what has no span. `amount` is in whole dinars.
 */
const columns = (table: string): string => `
     source bigint not null, subject bigint not null, record_key bigint not null, contributor bigint,
     kind text not null, month date not null, until date,
     ${dimensions.map((column) => `${column} text`).join(', ')},
     forms text[], yes boolean, hours int, days int, amount bigint,
     constraint ${table}_record_key_check check (record_key between 0 and 4294967295),
     constraint ${table}_month_check check (extract(day from month) = 1 and extract(day from until) = 1 and until >= month),
     constraint ${table}_forms_check check (array_to_string(forms, ' ', '?') ~ '^[a-z0-9 -]*$'),
     constraint ${table}_code_check check (concat_ws(' ', kind, ${dimensions.join(', ')}) ~ '^[a-z0-9 -]+$'),
     constraint ${table}_span_check check (hours >= 0 and days >= 0)`;

const tables = [
  `create table statistics.fact (
     id bigint generated always as identity constraint fact_pk primary key,
     sign smallint not null constraint fact_sign_check check (sign in (1, -1)),
     ${columns('fact')})`,
  'create index fact_source_ix on statistics.fact (source)',
  // Its own print keeps a fact from standing twice, whoever derives it however often.
  `create table statistics.standing_fact (
     id bigint generated always as identity constraint standing_fact_pk primary key,
     print uuid not null,
     ${columns('standing_fact')},
     constraint standing_fact_once_uq unique (source, print))`,
  'create index standing_fact_kind_ix on statistics.standing_fact (kind, month)',
  // What is left of erased cases: under pseudonyms drawn by lot, so that no key finds them again.
  `create table statistics.archived_fact (${columns('archived_fact')})`,
  'create index archived_fact_source_ix on statistics.archived_fact (source)',
];
