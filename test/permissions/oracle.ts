import { reads, writes, type Asker, type Telling, type Verdict } from './askers';
import { concernRights } from './oracle-concerns';
import { noticeRights } from './oracle-notices';
import { identificationRights } from './oracle-identification';
import { rightsOfLoop } from './oracle-of-loop';
import { rightsOfPlans } from './oracle-of-plans';
import { mayRead, who } from './oracle-table';
import { closureRights } from './rights/closures.rights';
import { interpretationRights } from './rights/interpretation.rights';
import { healthCareRights } from './rights/health-care.rights';
import { legalRights } from './rights/legal-aid.rights';
import { reintegrationRights } from './rights/reintegration.rights';
import { nationalPlanRights } from './rights/national-plan.rights';
import { proceedingRights } from './rights/proceedings.rights';
import { portalRights } from './rights/portal.rights';
import { meetingRights } from './rights/meetings.rights';
import { reportRights } from './rights/reports.rights';
import { releaseRights } from './rights/releases.rights';
import { repatriationRights } from './rights/repatriation.rights';
import { placementRights } from './rights/placements.rights';
import { paperRights } from './rights/papers.rights';
import { retentionRights } from './rights/retention.rights';
import { taskRights } from './rights/tasks.rights';
import {
  type Right,
  notThere,
  allowed,
  onCase,
  onOwnCase,
  onIdentity,
  onReferral,
  step,
  active,
  writesOf,
  leads,
  unsealed,
  leadsOfUnsealed,
  ofAgency,
  inEmergency,
  handsOver,
  isOwn,
  right,
  listed,
  caseShows,
  ownReferral,
  referralShows,
  pending,
  running,
} from './rules';

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
  'PATCH /cases/:id': right('case', who.changers, onCase(writesOf('core'))),
  'GET /cases/:id/timeline': right('case', who.caseWorkers, onCase(), reads),
  'GET /cases/:id/access-log': right('case', who.referrers, onOwnCase),
  'GET /cases/:id/grants': right('case', who.caseWorkers, onCase()),

  ...taskRights,
  ...placementRights,
  ...interpretationRights,
  ...healthCareRights,
  ...legalRights,
  ...reintegrationRights,
  ...proceedingRights,
  ...portalRights,
  ...reportRights,
  ...meetingRights,
  ...releaseRights,
  ...nationalPlanRights,
  ...repatriationRights,
  ...closureRights,
  ...paperRights,
  ...retentionRights,
  ...rightsOfLoop({ right, onCase, onReferral, step, pending, running }),
  ...identificationRights(right, onCase, active),
  ...noticeRights({ right, allowed, notThere, onCase, active, listed }),
  ...concernRights(right, onCase()),

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

  ...rightsOfPlans({ right, onCase, active, notThere }),
  'POST /cases/:id/referrals': right('case', who.referrers, onCase(active)),
  'GET /cases/:id/referrals': right('case', who.caseWorkers, onCase(), ownReferral),
  'POST /cases/:id/packet-preview': right('case', who.referrers, onCase()),
  'GET /referrals': right('case', who.caseWorkers, allowed, ownReferral),
  'GET /referrals/:id': right('case', who.caseWorkers, onReferral(), referralShows),
  // What was sent is looked after by who sent it.
  'GET /referrals/:id/packet': right(
    'case',
    who.referrers,
    onReferral((_, side) => (side === 'sender' ? 'allowed' : '409 referral.not-your-side')),
  ),
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
  'POST /cases/:id/documents': right('case', who.writers, onCase(writesOf('identity')), () => ['core']),
  // The place's document is a photograph whose key was deleted: whoever may read it is told so.
  'GET /documents/:id/content': right(
    'case',
    who.caseWorkers,
    onIdentity((asker) => (writes(asker).includes('identity') ? '410 document.removed' : '409 document.view-only')),
  ),
  'GET /documents/:id/view': right(
    'case',
    who.caseWorkers,
    onIdentity(() => '410 document.removed'),
  ),
  'POST /documents/:id/versions': right(
    'case',
    who.writers,
    onIdentity((asker) => (writes(asker).includes('identity') ? '410 document.removed' : '409 case.category-not-yours')),
  ),
  'POST /documents/:id/removal': right('case', who.writers, onIdentity(writesOf('identity')), () => ['core', 'identity']),

  // The matrix: `health` is m for health care alone, and it is they who say "fit to travel".
  'POST /cases/:id/travel-fitness': right('case', ['health-provider'], onCase(writesOf('health'))),

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
