import { randomBytes, randomUUID } from 'node:crypto';
import type { AgencyId, Governorate, Role, UnitId, UnitKind, UserId } from '@himaya/domain';
import type { Client } from 'pg';
import { mintSession } from './mint-session';

export interface Unit {
  readonly id: UnitId;
  readonly agencyId: AgencyId;
  readonly kind: UnitKind;
}

/** An account with a live session; the token is the cookie's value, its hash the price of a context. */
export interface User {
  readonly id: UserId;
  readonly unit: Unit;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly token: string;
  readonly tokenHash: Buffer;
}

/** Writes units into the directory, each of an agency of its own unless one is named. */
export async function saveUnit(guard: Client, facts: { kind: UnitKind; governorate?: Governorate; agencyId?: AgencyId }): Promise<Unit> {
  const id = randomUUID() as UnitId;
  const agencyId = facts.agencyId ?? (`agency-${id.slice(0, 8)}` as AgencyId);
  await guard.query(
    `insert into agency (id, name_ar, name_ckb, name_en, kind) values ($1, $1, $1, $1, 'ministry') on conflict do nothing`,
    [agencyId],
  );
  await guard.query(`insert into unit (id, agency_id, kind, name_ar, name_ckb, name_en, governorate) values ($1, $2, $3, $4, $4, $4, $5)`, [
    id,
    agencyId,
    facts.kind,
    `${facts.kind} ${id.slice(0, 4)}`,
    facts.governorate ?? 'baghdad',
  ]);
  return { id, agencyId, kind: facts.kind };
}

/** Writes an account whose password nobody knows. */
export async function saveUser(guard: Client, facts: { unit: Unit; roles: readonly Role[] }): Promise<User> {
  const id = randomUUID() as UserId;
  const username = `tester-${id.slice(0, 12)}`;
  await guard.query(
    `insert into user_account (id, username, display_name, unit_id, password_salt, password_verifier) values ($1, $2, $3, $4, $5, $6)`,
    [id, username, `Tester ${id.slice(0, 4)}`, facts.unit.id, randomBytes(16), randomBytes(32)],
  );
  await guard.query('insert into user_role (user_id, role) select $1, unnest($2::text[])', [id, facts.roles]);
  return { id, unit: facts.unit, username, roles: facts.roles, ...(await mintSession(guard, id)) };
}
