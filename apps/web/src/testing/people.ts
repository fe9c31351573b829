import { abilityFor, packAbility } from '@himaya/auth';
import {
  categories,
  fieldsIn,
  fieldsOf,
  maskOf,
  type CaseId,
  type CaseView,
  type ConsentId,
  type ConsentView,
  type DirectoryUnitView,
  type MeView,
  type ReferralId,
  type ReferralProposalView,
  type ReferralView,
  type Role,
  type UnitId,
  type UnitRef,
  type UserId,
  type AgencyId,
} from '@himaya/domain';

/** Everybody and everything in here is invented. */
export const caseId = '11111111-1111-4111-8111-111111111111' as CaseId;
export const referralId = '22222222-2222-4222-8222-222222222222' as ReferralId;

function unit(digit: string, en: string): UnitRef {
  return {
    id: `00000000-0000-4000-8000-00000000000${digit}` as UnitId,
    name: { ar: `${en} (ع)`, ckb: `${en} (ک)`, en },
    governorate: 'baghdad',
    agencyId: `agency-${digit}` as AgencyId,
  };
}

export const policeSection = unit('1', 'Test section');
export const desk: DirectoryUnitView = {
  ...unit('2', 'Test desk'),
  services: ['shelter'],
  personCategories: ['women', 'families'],
  languages: ['tl', 'ar'],
  freePlaces: 'some',
  onCallPhone: '+964 770 000 0000',
  outside: false,
  deskHours: null,
  openNow: true,
  opensAt: '2026-03-01T05:00:00.000Z',
  placesStale: false,
};
export const fullDesk: DirectoryUnitView = { ...desk, ...unit('3', 'Full desk'), languages: ['ar'], freePlaces: 'none' };

export function aUser(role: Role, at: UnitRef = policeSection): MeView {
  return {
    user: { id: '33333333-3333-4333-8333-333333333333' as UserId, username: role, displayName: 'Test Person', language: 'en' },
    unit: at,
    roles: [role],
    ability: packAbility(abilityFor({ roles: [role], unitId: at.id })),
    idleMinutes: 30,
    csrfToken: 'token-1',
  };
}

export function aCase(changed: Partial<CaseView> = {}): CaseView {
  return {
    id: caseId,
    number: 'NRM-2026-7K3F9Q-2',
    version: 3,
    status: 'open',
    sealed: false,
    identificationStatus: 'presumed',
    governorate: 'baghdad',
    foundAt: '2026-03-01',
    foundAtPrecision: 'day',
    foundBy: 'labour-inspection',
    specialNeeds: [],
    safeContact: 'through-unit-only',
    rightsExplainedOn: null,
    openedAt: '2026-03-01T10:00:00.000Z',
    erasedAt: null,
    responsibleUnit: policeSection,
    person: { alias: 'A. Q.', sex: 'female', ageBand: '18-29', languages: ['tl'], givenName: 'Invented', familyName: 'Name' },
    journey: [{ step: 'identification', state: 'in-progress', since: '2026-03-01T10:00:00.000Z' }],
    derived: [],
    access: {
      read: ['core', 'identity'],
      fields: fieldsIn(fieldsOf(maskOf('core', 'identity'))),
      write: ['core', 'identity'],
      bases: ['ownership'],
      until: null,
    },
    ...changed,
  };
}

export function aConsent(changed: Partial<ConsentView> = {}): ConsentView {
  return {
    id: '44444444-4444-4444-8444-444444444444' as ConsentId,
    caseId,
    version: 1,
    status: 'valid',
    purpose: 'referral',
    recipientUnit: desk,
    recipientAgencyId: null,
    categories: ['core', 'identity'],
    givenBy: 'self',
    method: 'spoken',
    language: 'tl',
    textVersion: '1',
    withInterpreter: false,
    recordedAt: '2026-03-01T10:00:00.000Z',
    validUntil: '2099-01-01',
    withdrawnAt: null,
    ...changed,
  };
}

/** A desk as the server proposes it for a case. */
export function aProposal(unit: DirectoryUnitView, changed: Partial<ReferralProposalView> = {}): ReferralProposalView {
  return { ...unit, crossesLine: false, passes: categories.codes, reads: categories.codes, ...changed };
}

export function aReferral(changed: Partial<ReferralView> = {}): ReferralView {
  return {
    id: referralId,
    version: 2,
    box: 'incoming',
    status: 'received',
    service: 'shelter',
    urgency: 'urgent',
    needCode: 'safe-place-tonight',
    fromUnit: policeSection,
    toUnit: desk,
    summary: { sex: 'female', ageBand: '18-29', languages: ['tl'], specialNeeds: ['pregnant'], governorate: 'baghdad' },
    requestedAt: '2026-03-01T10:00:00.000Z',
    dueAt: '2026-03-02T10:00:00.000Z',
    actions: ['accept', 'reject'],
    raisedFrom: null,
    categories: ['core', 'identity'],
    fields: ['identity-name', 'identity-age'],
    records: [],
    wantedDate: null,
    safeContact: 'through-unit-only',
    createdAt: '2026-03-01T10:00:00.000Z',
    receivedAt: '2026-03-01T11:00:00.000Z',
    decidedAt: null,
    startedAt: null,
    endedAt: null,
    endedMonth: null,
    holdReason: null,
    holdUntil: null,
    phonedAt: null,
    unread: false,
    crossesLine: false,
    groupId: null,
    group: [],
    messageScope: 'codes',
    rejectionReason: null,
    failureReason: null,
    cancellationReason: null,
    outcome: null,
    nextUnit: null,
    note: null,
    ...changed,
  };
}
