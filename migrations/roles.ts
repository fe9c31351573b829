/**
 * The database roles of architecture.md "Two walls", made once per cluster by an administrator; migrations run as the
 * owner. `himaya_queue` owns BullMQ's schema and nothing else; `himaya_sealer` reads the audit trail and appends its seals.
 */
export const databaseRoles = {
  owner: 'himaya_owner',
  app: 'himaya_app',
  worker: 'himaya_worker',
  guard: 'himaya_guard',
  facts: 'himaya_facts',
  queue: 'himaya_queue',
  sealer: 'himaya_sealer',
} as const;
export type DatabaseRole = keyof typeof databaseRoles;

/** Roles that sign in with a password; `himaya_guard` never does. */
export const loginRoles = ['owner', 'app', 'worker', 'facts', 'queue', 'sealer'] as const satisfies readonly DatabaseRole[];

/**
 * Statements an administrator runs on any database of the cluster. Running them again only sets the passwords anew.
 * @param passwords one per login role, inserted as quoted literals: CREATE ROLE takes no parameters.
 */
export function roleStatements(passwords: Readonly<Record<(typeof loginRoles)[number], string>>): string[] {
  const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;
  const make = (name: string, attributes: string): string =>
    `do $do$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${attributes}; end if; end $do$`;
  return [
    ...loginRoles.flatMap((role) => [
      make(databaseRoles[role], 'login nosuperuser nocreatedb nocreaterole nobypassrls'),
      `alter role ${databaseRoles[role]} password ${literal(passwords[role])}`,
    ]),
    make(databaseRoles.guard, 'nologin nosuperuser nocreatedb nocreaterole bypassrls'),
    // SET only: the owner hands functions to the guard in a migration, and does not inherit its bypass.
    `grant ${databaseRoles.guard} to ${databaseRoles.owner} with inherit false, set true`,
  ];
}

/** Statements an administrator runs inside the product's own database, after it was created for the owner. */
export const databaseStatements: readonly string[] = [
  'revoke all on schema public from public',
  `alter schema public owner to ${databaseRoles.owner}`,
  `grant usage on schema public to ${databaseRoles.app}, ${databaseRoles.worker}, ${databaseRoles.guard}, ${databaseRoles.facts}, ${databaseRoles.sealer}`,
  `create schema if not exists bullmq authorization ${databaseRoles.queue}`,
  `do $do$ begin execute format('revoke all on database %I from public', current_database());
     execute format('grant connect on database %I to ${databaseRoles.owner}, ${databaseRoles.app}, ${databaseRoles.worker}, ${databaseRoles.facts}, ${databaseRoles.queue}, ${databaseRoles.sealer}', current_database());
     execute format('grant create on database %I to ${databaseRoles.guard}', current_database()); end $do$`,
];
