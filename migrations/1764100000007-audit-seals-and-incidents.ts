import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, run } from './sql';

/** The seals over the audit trail. */
export class AuditSealsAndIncidents1764100000007 implements MigrationInterface {
  readonly name = 'AuditSealsAndIncidents1764100000007';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [...tables, ...policies]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy audit_event_sealer on audit_event',
      'revoke select on audit_event from himaya_sealer',
      'drop table audit_seal',
    ]);
  }
}

const tables = [
  // A seal covers all lines of the transactions from xact_from up to, not including, xact_to; next_xact is the first number that no
  // transaction had yet when it was made. leaves: 16 bytes of the line's id and 32 of its SHA-256, line by line.
  `create table audit_seal (
     seq bigint not null constraint audit_seal_pk primary key constraint audit_seal_seq_check check (seq > 0),
     first_line bigint not null, last_line bigint not null,
     xact_from xid8 not null, xact_to xid8 not null, next_xact xid8 not null,
     at timestamptz not null, first_at timestamptz not null, last_at timestamptz not null,
     previous bytea not null, hash bytea not null, leaves bytea not null,
     key_id text not null, signature bytea not null,
     constraint audit_seal_lines_check check (octet_length(leaves) = 48 * (last_line - first_line + 1) and last_line >= first_line),
     constraint audit_seal_digests_check check (octet_length(previous) = 32 and octet_length(hash) = 32 and octet_length(signature) = 64),
     constraint audit_seal_range_check check (xact_from < xact_to and xact_to <= next_xact))`,
  'create index audit_seal_last_at_ix on audit_seal (last_at)',
];

const policies = [
  ...guarded('audit_seal'),
  'create policy audit_seal_sealer on audit_seal for select to himaya_sealer using (true)',
  'create policy audit_seal_append on audit_seal for insert to himaya_sealer with check (true)',
  'grant select, insert on audit_seal to himaya_sealer',
  'grant select on audit_seal to himaya_guard',
  'create policy audit_event_sealer on audit_event for select to himaya_sealer using (true)',
  'grant select on audit_event to himaya_sealer',
];
