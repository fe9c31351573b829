import type { Category, Role } from '@himaya/domain';
import { granted, readsWords, reads, seesCase, sideOf, statusAt, writes, type Asker, type Telling, type Verdict } from './askers';
import { mayRead } from './oracle-table';
import type { About } from './relations';

export interface Right {
  readonly about: About;
  readonly who: readonly Role[];
  readonly rule: (asker: Asker) => Verdict;
  /** What an allowed answer must hold; what it may hold at most is `mayBeTold`. */
  readonly shows: (asker: Asker) => readonly Telling[];
}

export const notThere: Verdict = '404 not-found';
export const allowed = (): Verdict => 'allowed';

/** Not yours looks like not there; then the rule of the deed itself. */
export const onCase =
  (then: (asker: Asker) => Verdict = allowed) =>
  (asker: Asker): Verdict =>
    seesCase(asker) ? then(asker) : notThere;

/** Who else looks is the responsible unit's to know. */
export const onOwnCase = onCase(({ relation }) => (relation === 'owner' ? 'allowed' : notThere));

/** A thing of the identity compartment: out of its reach it is not there. */
export const onIdentity = (then: (asker: Asker) => Verdict): ((asker: Asker) => Verdict) =>
  onCase((asker) => (reads(asker).includes('identity') ? then(asker) : notThere));

/** What is about a referral is its two sides'. */
export const onReferral =
  (then: (asker: Asker, side: 'sender' | 'receiver') => Verdict = allowed) =>
  (asker: Asker): Verdict => {
    const side = sideOf(asker.relation);
    return side === null ? notThere : then(asker, side);
  };

/** domain.md section 6: who takes the step, and out of which statuses. The walk tries each from `asked`. */
export const step = (by: 'sender' | 'receiver', asked: string, from: readonly string[]): ((asker: Asker) => Verdict) =>
  onReferral(({ relation }, side) => {
    if (side !== by) return '409 referral.not-your-side';
    return from.includes(statusAt(relation, asked)) ? 'allowed' : '409 referral.not-now';
  });

/** A unit that only reads — its service is over — records nothing new about the person and passes nothing on. */
export const active = (asker: Asker): Verdict => (granted(asker.relation).write.length > 0 ? 'allowed' : '409 grant.read-only');

export const writesOf =
  (category: Category) =>
  (asker: Asker): Verdict =>
    writes(asker).includes(category) ? 'allowed' : '409 case.category-not-yours';
export const leads = ({ relation }: Asker): Verdict => (relation === 'owner' ? 'allowed' : '403 role.forbidden');
export const unsealed = (): Verdict => '409 seal.not-sealed';
export const leadsOfUnsealed = (asker: Asker): Verdict => (leads(asker) === 'allowed' ? unsealed() : leads(asker));
/** Of the agency's own, and no administrator of one. */
export const ofAgency =
  (then: Verdict = 'allowed') =>
  ({ role }: Asker): Verdict =>
    role === 'agency-admin' ? then : notThere;
/** Section 4: core, identity and risk, as far as the role reads them and the unit does not yet; nobody's sealed case, no barred person. */
export const inEmergency = ({ role, relation }: Asker): Verdict => {
  if (relation === 'barred' || relation === 'sealed') return notThere;
  if (relation === 'break-glass') return '409 emergency.already-open';
  const opened = granted('break-glass').read.filter((category) => mayRead(role, category));
  return opened.every((category) => granted(relation).read.includes(category)) ? '409 emergency.not-needed' : 'allowed';
};
export const handsOver = ({ relation }: Asker): Verdict => (relation === 'owner' ? 'allowed' : '409 transfer.not-responsible');
export const isOwn = (asker: Asker): Verdict => (asker.relation === 'stranger' ? notThere : 'allowed');

export const right = (
  about: About,
  roles: readonly Role[],
  rule: (asker: Asker) => Verdict = allowed,
  shows: Right['shows'] = () => [],
): Right => ({ about, who: roles, rule, shows });

/** The most an answer may give away to somebody who is let through: accepting answers with what it has opened. */
export const mayBeTold = (route: string, { role, relation }: Asker): readonly Telling[] =>
  // The data protection officer bars by number, and reads the number back; whoever breaks the glass named it.
  route.endsWith(' /bars') || route.endsWith('/break-glass')
    ? ['core']
    : mostOf({ role, relation: route === 'POST /referrals/:id/accept' ? 'accepted' : relation });

export const mostOf = (asker: Asker): readonly Telling[] => [
  ...reads(asker),
  ...(readsWords(asker) ? (['words'] as const) : []),
  ...(sideOf(asker.relation) !== null || seesCase(asker) ? (['referral'] as const) : []),
];

/** Lists and searches start at the unit's cases: one that a person broke the glass for is found by its address alone. */
export const listed = (asker: Asker): readonly Telling[] => (seesCase(asker) && asker.relation !== 'break-glass' ? ['core'] : []);
/** The categories that have something to show today. */
export const caseShows = (asker: Asker): readonly Telling[] =>
  reads(asker).filter((category) => ['core', 'identity', 'exploitation'].includes(category));
export const ownReferral = (asker: Asker): readonly Telling[] => (sideOf(asker.relation) === null ? [] : ['referral']);
export const referralShows = (asker: Asker): readonly Telling[] => [
  ...ownReferral(asker),
  ...(readsWords(asker) ? (['words'] as const) : []),
];

export const pending = ['requested', 'received'];
export const running = ['accepted', 'in-progress', 'on-hold'];
