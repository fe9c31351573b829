import { createMongoAbility, subject, type ForcedSubject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { packRules, unpackRules, type PackRule } from '@casl/ability/extra';
import { referralActions, referralMachine, type ReferralListItem, type Role, type UnitId } from '@himaya/domain';
import { actions, subjects, type Action, type SubjectName } from './codes';
import { mayEver } from './role-actions';

/** What an account may do: asked of a kind (`can('list', 'Case')`), or of a loaded view (`can('accept', asReferral(view))`). */
export type AppAbility = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>;
type AppRule = RawRuleOf<AppAbility>;

/** Where a referral's view names the unit at each end. */
const unitFieldOfSide = { sender: 'fromUnit.id', receiver: 'toUnit.id' } as const;

/** Who acts: their roles, and the unit they hold them in. */
export interface Actor {
  readonly roles: readonly Role[];
  readonly unitId: UnitId;
}

/**
 * The ability of an account. Steps of a referral hold for the actor's own side only; everything else inside a case is
 * decided by grants and categories, not here. Conditions are for loaded views and never a database query.
 */
export function abilityFor(actor: Actor): AppAbility {
  const rules = subjects.codes.flatMap((name) =>
    actions.codes.filter((action) => mayEver(actor.roles, action, name)).map((action) => ruleOf(action, name, actor.unitId)),
  );
  return createMongoAbility<AppAbility>(rules);
}

/** Tags a referral's view so that the ability asks about this one, not about referrals as such. */
export function asReferral(view: Pick<ReferralListItem, 'fromUnit' | 'toUnit'>): ForcedSubject<'Referral'> {
  return subject('Referral', { ...view });
}

/** The ability as short arrays, for `GET /auth/me`. */
export function packAbility(ability: AppAbility): PackRule<AppRule>[] {
  return packRules(ability.rules);
}

/** The ability out of `MeView.ability`. */
export function unpackAbility(packed: readonly unknown[]): AppAbility {
  return createMongoAbility<AppAbility>(unpackRules(packed as PackRule<AppRule>[]));
}

function ruleOf(action: Action, name: SubjectName, unitId: UnitId): AppRule {
  if (name !== 'Referral' || !referralActions.has(action)) return { action, subject: name };
  return { action, subject: name, conditions: { [unitFieldOfSide[referralMachine[action].by]]: unitId } };
}
