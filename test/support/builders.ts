import type { AgencyId, Governorate, Role, UnitKind } from '@himaya/domain';
import type { Client } from 'pg';
import { CaseBuilder, type Case } from './case-builder';
import type { TestDatabase } from './cluster';
import { saveUnit, saveUser, type Unit, type User } from './directory-builders';
import { inContext } from './in-context';
import { ConsentBuilder, ReferralBuilder, type Referral } from './sharing-builders';

/** Says what a test needs: units and accounts are written as the guard, everything about cases through the real doors. */
export interface Builders {
  readonly guard: Client;
  readonly app: Client;
  aUnit(facts: { kind: UnitKind; governorate?: Governorate; agencyId?: AgencyId }): Promise<Unit>;
  aUser(facts: { unit: Unit; roles: readonly Role[] }): Promise<User>;
  /** A user of a new unit. */
  aUserOf(kind: UnitKind, ...roles: readonly Role[]): Promise<User>;
  aCase(): CaseBuilder;
  aConsent(of: Case): ConsentBuilder;
  aReferral(of: Case): ReferralBuilder;
  /** Bars a user from a case, whatever the grants. */
  bar(user: User, of: Case): Promise<void>;
  /** Writes down that a consent is withdrawn and lets the database shut what it had opened. */
  withdraw(referral: Pick<Referral, 'consent' | 'from'>): Promise<void>;
}

export async function buildersOn(database: TestDatabase): Promise<Builders> {
  const guard = await database.asGuard();
  const app = await database.asApp();
  const aUnit: Builders['aUnit'] = (facts) => saveUnit(guard, facts);
  const aUser: Builders['aUser'] = (facts) => saveUser(guard, facts);
  return {
    guard,
    app,
    aUnit,
    aUser,
    aUserOf: async (kind, ...roles) => aUser({ unit: await aUnit({ kind }), roles }),
    aCase: () => new CaseBuilder(app, database.ring),
    aConsent: (of) => new ConsentBuilder(app, of),
    aReferral: (of) => new ReferralBuilder(app, of, database.ring),
    bar: async (user, of) =>
      void (await guard.query(
        `insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $3)`,
        [of.id, user.id, of.owner.id],
      )),
    withdraw: (referral) => withdraw(app, referral),
  };
}

async function withdraw(app: Client, { consent, from }: Pick<Referral, 'consent' | 'from'>): Promise<void> {
  await inContext(app, from, async (q) => {
    await q(
      `insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`,
      [consent.id, consent.caseId, from.id, from.unit.id],
    );
    await q('select * from guard.end_by_withdrawal($1)', [consent.id]);
  });
}
