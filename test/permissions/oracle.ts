import type { Role } from '@himaya/domain';
import { granted, readsWords, reads, seesCase, sideOf, statusAt, writes, type Asker, type Telling, type Verdict } from './askers';
import { rightsOfLoop } from './oracle-of-loop';
import { mayRead, who } from './oracle-table';
import type { About } from './relations';

export interface Right {
  readonly about: About;
  readonly who: readonly Role[];
  readonly rule: (asker: Asker) => Verdict;
  /** What an allowed answer must hold; what it may hold at most is `mayBeTold`. */
  readonly shows: (asker: Asker) => readonly Telling[];
}

const notThere: Verdict = '404 not-found';
const allowed = (): Verdict => 'allowed';

/** Not yours looks like not there; then the rule of the deed itself. */
const onCase =
  (then: (asker: Asker) => Verdict = allowed) =>
  (asker: Asker): Verdict =>
    seesCase(asker) ? then(asker) : notThere;

/** Who else looks is the responsible unit's to know. */
const onOwnCase = onCase(({ relation }) => (relation === 'owner' ? 'allowed' : notThere));

/** A thing of the identity compartment: out of its reach it is not there. */
const onIdentity = (then: (asker: Asker) => Verdict): ((asker: Asker) => Verdict) =>
  onCase((asker) => (reads(asker).includes('identity') ? then(asker) : notThere));

/** What is about a referral is its two sides'. */
const onReferral =
  (then: (asker: Asker, side: 'sender' | 'receiver') => Verdict = allowed) =>
  (asker: Asker): Verdict => {
    const side = sideOf(asker.relation);
    return side === null ? notThere : then(asker, side);
  };

/** domain.md section 6: who takes the step, and out of which statuses. The walk tries each from `asked`. */
const step = (by: 'sender' | 'receiver', asked: string, from: readonly string[]): ((asker: Asker) => Verdict) =>
  onReferral(({ relation }, side) => {
    if (side !== by) return '409 referral.not-your-side';
    return from.includes(statusAt(relation, asked)) ? 'allowed' : '409 referral.not-now';
  });

/** A unit that only reads — its service is over — records nothing new about the person and passes nothing on. */
const active = (asker: Asker): Verdict => (granted(asker.relation).write.length > 0 ? 'allowed' : '409 grant.read-only');

const writesCore = (asker: Asker): Verdict => (writes(asker).includes('core') ? 'allowed' : '409 case.category-not-yours');
const leads = ({ relation }: Asker): Verdict => (relation === 'owner' ? 'allowed' : '403 role.forbidden');
const unsealed = (): Verdict => '409 seal.not-sealed';
const leadsOfUnsealed = (asker: Asker): Verdict => (leads(asker) === 'allowed' ? unsealed() : leads(asker));
/** Of the agency's own, and no administrator of one. */
const ofAgency =
  (then: Verdict = 'allowed') =>
  ({ role }: Asker): Verdict =>
    role === 'agency-admin' ? then : notThere;
/** Section 4: core, identity and risk, as far as the role reads them and the unit does not yet; nobody's sealed case, no barred person. */
const inEmergency = ({ role, relation }: Asker): Verdict => {
  if (relation === 'barred' || relation === 'sealed') return notThere;
  if (relation === 'break-glass') return '409 emergency.already-open';
  const opened = granted('break-glass').read.filter((category) => mayRead(role, category));
  return opened.every((category) => granted(relation).read.includes(category)) ? '409 emergency.not-needed' : 'allowed';
};
const handsOver = ({ relation }: Asker): Verdict => (relation === 'owner' ? 'allowed' : '409 transfer.not-responsible');
const isOwn = (asker: Asker): Verdict => (asker.relation === 'stranger' ? notThere : 'allowed');

const right = (
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

const mostOf = (asker: Asker): readonly Telling[] => [
  ...reads(asker),
  ...(readsWords(asker) ? (['words'] as const) : []),
  ...(sideOf(asker.relation) !== null || seesCase(asker) ? (['referral'] as const) : []),
];

/** Lists and searches start at the unit's cases: one that a person broke the glass for is found by its address alone. */
const listed = (asker: Asker): readonly Telling[] => (seesCase(asker) && asker.relation !== 'break-glass' ? ['core'] : []);
/** The categories that have something to show today. */
const caseShows = (asker: Asker): readonly Telling[] =>
  reads(asker).filter((category) => ['core', 'identity', 'exploitation'].includes(category));
const ownReferral = (asker: Asker): readonly Telling[] => (sideOf(asker.relation) === null ? [] : ['referral']);
const referralShows = (asker: Asker): readonly Telling[] => [...ownReferral(asker), ...(readsWords(asker) ? (['words'] as const) : [])];

const pending = ['requested', 'received'];
const running = ['accepted', 'in-progress', 'on-hold'];

/** Every route but the public ones: whom section 1 lets do it at all, and what then decides. */
export const rights: Readonly<Record<string, Right>> = {
  'GET /auth/me': right('self', who.everybody),
  'PATCH /auth/me': right('self', who.everybody),
  'POST /auth/logout': right('self', who.everybody),
  'POST /auth/lock': right('self', who.everybody),
  // Theirs are not locked.
  'GET /auth/lock': right('self', who.everybody, () => notThere),
  // Everybody's own account; the walkers have no second factor, and nothing of anybody else's is there.
  'GET /auth/protection': right('self', who.everybody),
  'GET /auth/sessions': right('self', who.everybody),
  'POST /auth/second-factor': right('self', who.everybody, () => '401 second-factor.failed'),
  'POST /auth/second-factor/passkey': right('self', who.everybody),
  'POST /auth/factors/totp': right('self', who.everybody),
  'POST /auth/factors/totp/confirmation': right('self', who.everybody, () => '401 second-factor.failed'),
  'POST /auth/factors/passkey': right('self', who.everybody),
  'POST /auth/factors/passkey/confirmation': right('self', who.everybody, () => '401 second-factor.failed'),
  'POST /auth/factors/:id/removal': right('self', who.everybody, () => notThere),
  'POST /auth/recovery-codes': right('self', who.everybody, () => '409 factor.none'),
  'POST /auth/sessions/:id/revocation': right('self', who.everybody, () => notThere),
  'POST /auth/sessions/revocation': right('self', who.everybody),
  'POST /auth/password': right('self', who.everybody, () => '400 body.invalid'),
  'POST /auth/government/link/start': right('self', who.everybody, () => notThere),
  'POST /auth/government/link': right('self', who.everybody, () => '401 government.failed'),
  'POST /auth/government/link/removal': right('self', who.everybody, () => notThere),

  'POST /cases': right('self', who.openers),
  'GET /cases': right('case', who.caseWorkers, allowed, listed),
  'POST /cases/search': right('case', who.referrers, allowed, listed),
  'GET /cases/:id': right('case', who.caseWorkers, onCase(), caseShows),
  'PATCH /cases/:id': right('case', who.changers, onCase(writesCore)),
  'GET /cases/:id/timeline': right('case', who.caseWorkers, onCase(), reads),
  'GET /cases/:id/access-log': right('case', who.referrers, onOwnCase),
  'GET /cases/:id/grants': right('case', who.caseWorkers, onCase()),

  // One word for an answer, and of nothing the asker may read.
  'POST /cases/possible-matches': right('self', who.referrers),
  'GET /possible-matches': right('self', who.callers),
  // Nobody asked about anybody here, and no two cases look alike: whose they are, is proved where they are made.
  'POST /possible-matches/:id/answer': right('self', who.callers, () => notThere),
  'GET /duplicates': right('self', who.linkers),
  'POST /duplicates/search': right('self', who.linkers),
  'GET /duplicates/:id': right('self', who.linkers, () => notThere),
  'POST /duplicates/:id/review': right('self', who.linkers, () => notThere),
  'GET /cases/:id/links': right('case', who.caseWorkers, onCase()),
  // With itself: no other case is there to be linked with.
  'POST /cases/:id/links': right(
    'case',
    who.linkers,
    onCase(() => '400 body.invalid'),
  ),
  'POST /case-links/:id/undoing': right('self', who.linkers, () => notThere),

  'POST /cases/:id/consents': right('case', who.openers, onCase(active)),
  'GET /cases/:id/consents': right('case', who.caseWorkers, onCase()),
  // Taking back must be as easy as giving: a unit that only reads by now still writes it down. Broken glass writes nothing.
  'POST /consents/:id/withdrawal': right(
    'case',
    who.openers,
    onCase(({ relation }) => (relation === 'break-glass' ? '409 grant.read-only' : 'allowed')),
  ),

  // Section 1 has it approved by heads, managers and the coordinator; whose request waits for whom, its own tests ask.
  'POST /cases/:id/overrides': right('case', who.referrers, onCase(active)),
  'GET /cases/:id/overrides': right('case', who.caseWorkers, onCase()),
  'GET /overrides': right('self', who.leaders),
  'POST /overrides/:id/approval': right('self', who.leaders, () => notThere),
  'POST /overrides/:id/refusal': right('self', who.leaders, () => notThere),
  'POST /overrides/:id/end': right('self', who.referrers, () => notThere),
  'POST /cases/:id/referrals': right('case', who.referrers, onCase(active)),
  'GET /cases/:id/referrals': right('case', who.caseWorkers, onCase(), ownReferral),
  'POST /cases/:id/packet-preview': right('case', who.referrers, onCase()),
  'GET /referrals': right('case', who.caseWorkers, allowed, ownReferral),
  'GET /referrals/:id': right('case', who.caseWorkers, onReferral(), referralShows),
  'POST /referrals/:id/send': right('case', who.referrers, step('sender', 'draft', ['draft'])),
  'POST /referrals/:id/receive': right('case', who.desks, step('receiver', 'requested', ['requested'])),
  'POST /referrals/:id/accept': right('case', who.desks, step('receiver', 'received', ['received'])),
  'POST /referrals/:id/reject': right('case', who.desks, step('receiver', 'received', pending)),
  'POST /referrals/:id/start': right('case', who.desks, step('receiver', 'accepted', ['accepted'])),
  'POST /referrals/:id/hold': right('case', who.desks, step('receiver', 'accepted', ['accepted', 'in-progress'])),
  'POST /referrals/:id/resume': right('case', who.desks, step('receiver', 'on-hold', ['on-hold'])),
  'POST /referrals/:id/complete': right('case', who.desks, step('receiver', 'in-progress', ['in-progress'])),
  'POST /referrals/:id/fail': right('case', who.desks, step('receiver', 'accepted', running)),
  'POST /referrals/:id/cancel': right('case', who.referrers, step('sender', 'requested', ['draft', ...pending, ...running])),
  'POST /referrals/:id/retract': right('case', who.referrers, step('sender', 'requested', ['draft', ...pending])),
  ...rightsOfLoop({ right, onCase, onReferral, step, pending, running }),
  // Section 3, "named people only": led by the responsible unit. Nobody else is told whether there is a seal at all.
  'GET /cases/:id/seal': right('case', who.caseWorkers, onCase()),
  'GET /cases/:id/people': right('case', who.leaders, onCase()),
  'POST /cases/:id/seal': right('case', who.leaders, onCase(leads)),
  'POST /cases/:id/seal/names': right('case', who.leaders, onCase(leadsOfUnsealed)),
  'POST /cases/:id/seal/names/removal': right('case', who.leaders, onCase(leadsOfUnsealed)),
  'POST /cases/:id/seal/unsealing': right('case', who.caseWorkers, onCase(unsealed)),
  'POST /cases/:id/seal/unsealing/confirmation': right('case', who.caseWorkers, onCase(unsealed)),
  'POST /cases/:id/seal/unsealing/refusal': right('case', who.caseWorkers, onCase(unsealed)),
  'GET /cases/:id/bars': right('case', who.leaders, onCase()),
  'POST /cases/:id/bars': right('case', who.leaders, onCase(leads)),
  'GET /bars': right('self', ['data-protection-officer']),
  'POST /bars': right('self', ['data-protection-officer']),
  'POST /bars/:id/lifting': right('self', [...who.leaders, 'data-protection-officer'], () => notThere),

  'GET /cases/:id/documents': right('case', who.caseWorkers, onCase(), (asker) =>
    reads(asker).includes('identity') ? ['core', 'identity'] : [],
  ),
  'POST /cases/:id/documents': right(
    'case',
    who.writers,
    onCase((asker) => (writes(asker).includes('identity') ? 'allowed' : '409 case.category-not-yours')),
    () => ['core'],
  ),
  // The place's document is a photograph whose key was deleted: whoever may read it is told so.
  'GET /documents/:id/content': right(
    'case',
    who.caseWorkers,
    onIdentity(() => '410 document.removed'),
  ),
  'POST /documents/:id/removal': right(
    'case',
    who.writers,
    onIdentity((asker) => (writes(asker).includes('identity') ? 'allowed' : '409 case.category-not-yours')),
    () => ['core', 'identity'],
  ),

  'GET /keys': right('self', ['system-admin']),
  'POST /cases/break-glass': right('case', who.caseWorkers, inEmergency),
  'POST /cases/:id/break-glass': right('case', who.caseWorkers, inEmergency),
  'GET /break-glass': right('self', who.caseWorkers),
  'GET /break-glass/requests': right('self', who.vouchers),
  'GET /break-glass/reviews': right('self', ['data-protection-officer']),
  'GET /break-glass/reviews/:id': right('self', ['data-protection-officer'], () => notThere),
  'POST /break-glass/:id/approve': right('self', who.vouchers, () => notThere),
  'POST /break-glass/:id/decline': right('self', who.vouchers, () => notThere),
  'POST /break-glass/:id/end': right('self', who.caseWorkers, () => notThere),
  'POST /break-glass/:id/review': right('self', ['data-protection-officer'], () => notThere),

  'POST /cases/:id/transfers': right('case', who.leaders, onCase(handsOver)),
  'GET /cases/:id/transfers': right('case', who.caseWorkers, onCase()),
  'GET /transfers': right('self', who.caseWorkers),
  'GET /transfers/units': right('self', who.leaders),
  'GET /transfers/:id': right('self', who.caseWorkers, () => notThere),
  'POST /transfers/:id/accept': right('self', who.leaders, () => notThere),
  'POST /transfers/:id/decline': right('self', who.leaders, () => notThere),
  'POST /transfers/:id/withdraw': right('self', who.leaders, () => notThere),

  'GET /directory/units': right('self', who.caseWorkers),
  // Everybody is told something, of a case only those who work on it.
  'GET /notifications': right('case', who.everybody, allowed, (asker) => (mayRead(asker.role, 'core') ? ownReferral(asker) : [])),
  'POST /notifications/:id/reading': right('case', who.everybody, (asker) =>
    mayRead(asker.role, 'core') ? onReferral()(asker) : notThere,
  ),

  // Section 1, "users and units of the own agency"; the system's administrator looks after administrators only, and none is asked for here.
  'GET /users': right('self', who.administrators),
  'POST /users/search': right('self', who.administrators),
  'GET /users/:id': right('self', who.administrators, ofAgency()),
  'POST /users': right('self', who.administrators, ofAgency()),
  'PATCH /users/:id': right('self', who.administrators, ofAgency()),
  'POST /users/:id/roles': right('self', who.administrators, ofAgency()),
  'POST /users/:id/role-revocations': right('self', who.administrators, ofAgency()),
  'POST /users/:id/disabling': right('self', who.administrators, ofAgency()),
  'POST /users/:id/enabling': right('self', who.administrators, ofAgency('409 user.not-disabled')),
  'POST /users/:id/password-reset': right('self', who.administrators, ofAgency()),
  'GET /users/:id/delegates': right('self', who.administrators),
  'POST /users/:id/leaves': right('self', who.administrators, ofAgency()),
  'GET /agency/units': right('self', who.administrators),
  'GET /agency/units/:id': right('self', who.administrators, ofAgency()),
  'POST /agency/units': right('self', ['agency-admin']),
  'PATCH /agency/units/:id': right('self', ['agency-admin']),
  'POST /agency/units/:id/closure': right('self', ['agency-admin']),
  'GET /leaves': right('self', who.everybody),
  'GET /leaves/delegates': right('self', who.everybody),
  'POST /leaves': right('self', who.everybody),
  'POST /leaves/:id/cancellation': right('self', who.everybody, () => notThere),
  'GET /access-reviews': right('self', who.reviewers),
  'POST /access-reviews/decisions': right('self', who.reviewers, () => notThere),
  'GET /access-reviews/counts': right('self', ['data-protection-officer']),
  'GET /access-reviews/unreviewed': right('self', ['data-protection-officer']),
  // The officer's own ground: nothing of it hangs on a relation to a case.
  'GET /audit/events': right('self', who.officers),
  'GET /audit/anomalies': right('self', who.officers),
  'POST /audit/anomalies/:id/review': right('self', who.officers, () => notThere),
  'GET /audit/anomaly-rules': right('self', who.officers),
  'PATCH /audit/anomaly-rules': right('self', who.officers, () => '412 conflict'),
  'GET /audit/export': right('self', who.officers),
  'POST /incidents': right('self', who.everybody),
  'GET /incidents': right('self', who.officers),
  'GET /incidents/:id': right('self', who.officers, () => notThere),
  'POST /incidents/:id/steps': right('self', who.officers, () => notThere),

  'POST /exchange/imports': right('self', who.importers),
  'POST /exchange/imports/:id/rows': right('unit', who.importers, isOwn),
};

/** What an allowed answer to this request must hold. */
export const showsTo = (route: string, asker: Asker): readonly Telling[] => rights[route]?.shows(asker) ?? [];

/** The oracle's word on a request. */
export function verdictOn(route: string, asker: Asker): Verdict {
  const found = rights[route];
  if (found === undefined) throw new Error(`the oracle knows no route ${route}`);
  return found.who.includes(asker.role) ? found.rule(asker) : '403 role.forbidden';
}
