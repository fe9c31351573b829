import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

/**
 * Whose change waits for a period that is over, and by how much: one person's ten corrections are one person's, and a correction taken back is nobody's
 * (ADR 139). In the fact store's schema, for its role alone.
 */
export class LatePeople1764200000571 implements MigrationInterface {
  readonly name = 'LatePeople1764200000571';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // Heads: by how much the period's people change with this one, 1 or -1; 0 where only what they are changes. Print: of all that waits, 0 where that is nothing.
      `create table statistics.late_person (
         rule int not null constraint late_person_rule_fk references statistics.folded_rule on delete cascade,
         months smallint not null, first date not null, subject bigint not null, heads int not null, print bigint not null,
         constraint late_person_pk primary key (rule, months, first, subject))`,
      'create index late_person_subject_ix on statistics.late_person (subject)',
      // Whose changes were counted so far nobody knows: what waits goes in with the next ten.
      'create table statistics.kept as select rule, months, first, revised from statistics.late_period where revised is not null',
      ...periods('revised date not null'),
      'insert into statistics.late_period (rule, months, first, revised) select * from statistics.kept',
      'drop table statistics.kept',
      'grant select, insert, update, delete on statistics.late_person to himaya_facts',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table statistics.kept as
         select rule, months, first, coalesce(p.people, 0)::int as changes, q.revised
           from (select rule, months, first, count(*) as people from statistics.late_person group by 1, 2, 3) p
             full join statistics.late_period q using (rule, months, first)`,
      ...periods('changes int not null, revised date'),
      'insert into statistics.late_period (rule, months, first, changes, revised) select * from statistics.kept',
      'drop table statistics.kept',
      'drop table statistics.late_person',
    ]);
  }
}

const periods = (more: string): string[] => [
  'drop table statistics.late_period',
  `create table statistics.late_period (
     rule int not null constraint late_period_rule_fk references statistics.folded_rule on delete cascade,
     months smallint not null, first date not null, ${more},
     constraint late_period_pk primary key (rule, months, first))`,
  'grant select, insert, update, delete on statistics.late_period to himaya_facts',
];
