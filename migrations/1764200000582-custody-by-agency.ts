import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as formerDoors } from './1764200000462-parts-of-custody-returns';
import { asBefore, changed, run } from './sql';

const [give, counts] = asBefore(formerDoors, ['give_custody_return', 'custody_counts']) as [string, string];
const own = (mine: string): string[] => [
  'drop policy custody_return_own on custody_return',
  `create policy custody_return_own on custody_return for select to himaya_app
     using (${mine} and coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false))`,
];

/** A body counts those whom it holds once, whichever of its offices says so: versions, figures and who reads a count go by the body. */
export class CustodyByAgency1764200000582 implements MigrationInterface {
  readonly name = 'CustodyByAgency1764200000582';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table custody_return add column agency_id text constraint custody_return_agency_fk references agency',
      'update custody_return r set agency_id = u.agency_id from unit u where u.id = r.unit_id',
      'alter table custody_return alter column agency_id set not null, drop constraint custody_return_uq',
      // Of two offices' counts of a day the one that was given later is the later version.
      `update custody_return r set version = n.version
         from (select x.id, row_number() over (partition by x.agency_id, x.kind, x.as_of order by x.given_at, x.version, x.id) as version from custody_return x) n
        where n.id = r.id and n.version <> r.version`,
      'alter table custody_return add constraint custody_return_uq unique (agency_id, kind, as_of, version)',
      'drop index custody_return_list_ix',
      'create index custody_return_list_ix on custody_return (agency_id, as_of desc, given_at desc, id desc)',
      ...own('agency_id = (select guard.agency())'),
      'set local role himaya_guard',
      changed(
        changed(
          changed(
            give,
            'select u.agency_id into mine from unit u where u.id = guard.unit() for no key update;',
            // Two offices of the body take turns.
            `mine := guard.agency();
     perform from guard.custody_giver g where g.kind = p_kind for update;`,
          ),
          '(id, unit_id, kind, as_of, version, males, females, given_by)\n       select p_id, guard.unit(), p_kind',
          '(id, unit_id, agency_id, kind, as_of, version, males, females, given_by)\n       select p_id, guard.unit(), mine, p_kind',
        ),
        'where r.unit_id = guard.unit() and',
        'where r.agency_id = mine and',
      ),
      changed(
        changed(counts, 'distinct on (d.day, r.unit_id)', 'distinct on (d.day, r.agency_id)'),
        'd.day, r.unit_id, r.as_of',
        'd.day, r.agency_id, r.as_of',
      ),
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      give,
      counts,
      'reset role',
      ...own('unit_id = (select guard.unit())'),
      'drop index custody_return_list_ix',
      'create index custody_return_list_ix on custody_return (unit_id, as_of desc, given_at desc, id desc)',
      'alter table custody_return drop constraint custody_return_uq, drop column agency_id, add constraint custody_return_uq unique (unit_id, kind, as_of, version)',
    ]);
  }
}
