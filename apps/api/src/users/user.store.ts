import { Injectable } from '@nestjs/common';
import type {
  AccountState,
  CreateUserBody,
  DisablingReason,
  HeldRole,
  InterfaceLanguage,
  Outcome,
  RevocationReason,
  Role,
  RoleEnding,
  RoleGrantBasis,
  RoleReason,
  UnitId,
  UnitKind,
  UserId,
} from '@himaya/domain';
import type { StoredPassword } from '../accounts';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

/** An account as the guard shows it to whoever looks after it. */
export interface AccountRow {
  readonly id: UserId;
  readonly version: number;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly unitKind: UnitKind;
  readonly language: InterfaceLanguage;
  readonly state: AccountState;
  readonly roles: readonly HeldRole[];
  readonly onLeave: boolean;
  /** First day of the month, `YYYY-MM-DD`. */
  readonly lastSignInMonth: string | null;
  readonly manageable: boolean;
  readonly createdAt: Date;
  readonly codeUntil: Date | null;
  readonly disabledReason: DisablingReason | null;
}

export interface RoleGrantRow {
  readonly id: string;
  readonly role: Role;
  readonly basis: RoleGrantBasis;
  readonly reason: RoleReason;
  readonly grantedAt: Date;
  readonly grantedBy: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly ending: RoleEnding | null;
}

export interface AccountFilter {
  readonly id?: UserId;
  readonly text?: string;
  readonly unitId?: UnitId | undefined;
  readonly state?: AccountState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The only SQL over other people's accounts: everything goes through the guard, which decides whose they are. */
@Injectable()
export class UserStore {
  async list(tx: Tx, { id, text, unitId, state, after, limit }: AccountFilter): Promise<AccountRow[]> {
    return tx.em.query(
      `select id, version, username, display_name as "displayName", unit_id as "unitId", unit_kind as "unitKind", language, state, roles,
              on_leave as "onLeave", last_sign_in_month::text as "lastSignInMonth", manageable, created_at as "createdAt",
              code_until as "codeUntil", disabled_reason as "disabledReason"
         from guard.accounts($1, $2, $3, $4, $5, $6)`,
      [id ?? null, text ?? null, unitId ?? null, state ?? null, after ?? null, limit],
    );
  }

  /** May miss: an account of another agency is none. */
  async find(tx: Tx, id: UserId): Promise<AccountRow | null> {
    const [row] = await this.list(tx, { id, limit: 1 });
    return row ?? null;
  }

  async history(tx: Tx, id: UserId): Promise<RoleGrantRow[]> {
    return tx.em.query(
      `select id, role, basis, reason, granted_at as "grantedAt", granted_by as "grantedBy", starts_at as "startsAt", ends_at as "endsAt",
              ended_at as "endedAt", ended_by as "endedBy", ending
         from guard.role_history($1)`,
      [id],
    );
  }

  create(tx: Tx, id: UserId, body: CreateUserBody, { salt, verifier }: StoredPassword, codeHash: Buffer): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.create_account($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      id, body.username, body.displayName, body.unitId, body.language ?? 'ar', JSON.stringify(body.roles), body.reason, salt, verifier, codeHash,
    ]); // prettier-ignore
  }

  change(tx: Tx, id: UserId, version: number, displayName: string | undefined, unitId: UnitId | undefined): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_account($1, $2, $3, $4)', [id, version, displayName ?? null, unitId ?? null]);
  }

  disable(tx: Tx, id: UserId, version: number, reason: DisablingReason): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.disable_account($1, $2, $3)', [id, version, reason]);
  }

  enable(tx: Tx, id: UserId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.enable_account($1, $2)', [id, version]);
  }

  resetPassword(tx: Tx, id: UserId, version: number, { salt, verifier }: StoredPassword, codeHash: Buffer): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reset_password($1, $2, $3, $4, $5)', [id, version, salt, verifier, codeHash]);
  }

  grantRole(tx: Tx, id: UserId, version: number, role: Role, reason: RoleReason, until: string | null): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.grant_role($1, $2, $3, $4, $5)', [id, version, role, reason, until]);
  }

  revokeRole(tx: Tx, id: UserId, version: number, role: Role, reason: RevocationReason): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.revoke_role($1, $2, $3, $4)', [id, version, role, reason]);
  }
}
