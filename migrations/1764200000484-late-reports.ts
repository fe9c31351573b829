import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql';

/**
 * What comes late to a period that is over waits beside its cells, and goes in with others at the turn of a month (ADR 129). In the fact store's
 * schema, for its role alone.
 */
export class LateReports1764200000484 implements MigrationInterface {
  readonly name = 'LateReports1764200000484';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // Began: the month in which the store was first filled, all of which goes in at once. Settled: the last month whose turn was taken.
      `create table statistics.late_turn (
         sole boolean not null default true constraint late_turn_pk primary key constraint late_turn_sole_check check (sole),
         began date not null, settled date)`,
      `insert into statistics.late_turn (began) values (date_trunc('month', now())::date)`,
      // What a cell would change by.
      `create table statistics.late_cell (
         rule int not null constraint late_cell_rule_fk references statistics.folded_rule on delete cascade,
         months smallint not null, first date not null, dims smallint not null, unit text not null, code int not null, value bigint not null,
         n bigint not null, keys bigint not null,
         constraint late_cell_pk primary key (rule, months, first, dims, unit, code, value),
         ${oneOf('late_cell_unit_check', 'unit', ['person', 'fact', 'body'])})`,
      // Of a period: how many people's changes wait, and the month in which some went in last.
      `create table statistics.late_period (
         rule int not null constraint late_period_rule_fk references statistics.folded_rule on delete cascade,
         months smallint not null, first date not null, changes int not null, revised date,
         constraint late_period_pk primary key (rule, months, first))`,
      'grant select, insert, update, delete on statistics.late_cell, statistics.late_period to himaya_facts',
      'grant select, update on statistics.late_turn to himaya_facts',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What waited goes in with the next fold: without these tables nobody waits.
    await run(runner, [
      'drop table statistics.late_cell, statistics.late_period, statistics.late_turn',
      'delete from statistics.folded_rule',
    ]);
  }
}
