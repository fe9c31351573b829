import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql';

/**
 * Cells of figures as facts come and go (ADR 120): of every measure, period and choice of dimensions that may be asked for, how many people or
 * facts stand there and the sum of their record keys. In the fact store's schema, for its role alone.
 */
export class FoldedFigures1764200000441 implements MigrationInterface {
  readonly name = 'FoldedFigures1764200000441';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // What was folded by which rule: a rule that reads otherwise has another print, and is folded anew. One of each stands.
      `create table statistics.folded_rule (
         id int generated always as identity constraint folded_rule_pk primary key,
         measure text not null, version int not null, part boolean not null, print text not null,
         -- The last month of which periods have begun: what still lasts is counted in none that begin later.
         horizon date not null,
         stands boolean not null)`,
      'create unique index folded_rule_once_uq on statistics.folded_rule (measure, version, part) where stands',
      // dims: bits of the rule's dimensions; code: two digits for the place of each; value: dinars of a person, hours of a fact, or the body.
      `create table statistics.folded_cell (
         rule int not null constraint folded_cell_rule_fk references statistics.folded_rule on delete cascade,
         months smallint not null, first date not null, dims smallint not null, unit text not null, code int not null, value bigint not null,
         n bigint not null, keys bigint not null,
         constraint folded_cell_pk primary key (rule, months, first, dims, unit, code, value),
         ${oneOf('folded_cell_unit_check', 'unit', ['person', 'fact', 'body'])}) with (fillfactor = 80)`,
      'create index standing_fact_subject_ix on statistics.standing_fact (subject)',
      'grant select, insert, update, delete on statistics.folded_rule, statistics.folded_cell to himaya_facts',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop index statistics.standing_fact_subject_ix', 'drop table statistics.folded_cell, statistics.folded_rule']);
  }
}
