import fc from 'fast-check';
import { referralActions, referralMachine, roles, type Role } from '@himaya/domain';
import { actions, subjects, type SubjectName } from './codes';
import { mayEver, roleActions, rolesThatMay } from './role-actions';
import { ceilingOf } from './role-categories';
import { decideRoles, incompatibleRoles, kindOfRole } from './role-conflicts';

fc.configureGlobal({ seed: 20_260_301 });

const caseSubjects: readonly SubjectName[] = [
  'Case',
  'Consent',
  'Referral',
  'Grant',
  'Timeline',
  'AccessLog',
  'DirectoryUnit',
  'Import',
  'Identification',
  'Transfer',
  'PossibleMatch',
  'Duplicate',
  'CaseLink',
];
const ofKind = (...kinds: string[]): Role[] => roles.codes.filter((role) => kinds.includes(kindOfRole[role]));

describe('roles and actions', () => {
  it('give those who count, govern or run the system nothing but their own account, ever', () => {
    fc.assert(
      fc.property(
        fc.subarray(ofKind('statistics', 'oversight', 'system', 'reporting')),
        fc.constantFrom(...actions.codes),
        fc.constantFrom(...caseSubjects),
        (held, action, subject) => expect(mayEver(held, action, subject)).toBe(false),
      ),
      { numRuns: 1000 },
    );
    for (const subject of ['Me', 'Notification'] as const) expect(rolesThatMay('read', subject)).toEqual(roles.codes);
  });

  // Closed: whoever gives one of them more must say here that nobody is found by it.
  it.each([
    ['agency-focal-point', ['CustodyReturn', 'MeetingDecision', 'NationalPlan', 'PlanReport', 'PlanEvidence', 'MemberAccount', 'MemberEvaluation']],
    ['secretariat-analyst', ['Measure', 'Release', 'PortalItem', 'CommitteeReport', 'Meeting', 'MeetingDecision', 'NationalPlan', 'PlanReport', 'PlanEvidence', 'PlanScorecard', 'MemberAccount', 'MemberEvaluation']],
    ['external-evaluator', ['Measure', 'Release', 'NationalPlan', 'PlanReport', 'PlanScorecard']],
    ['committee-chair', ['Measure', 'Release', 'PortalItem', 'CommitteeReport', 'Meeting', 'NationalPlan', 'PlanReport', 'PlanEvidence', 'PlanScorecard', 'MemberAccount', 'MemberEvaluation']],
  ] as const)('let the %s near figures, the plan and its own account alone', (role, steering) => {
    const near = subjects.codes.filter((subject) => actions.codes.some((action) => mayEver([role], action, subject)));
    expect(near.toSorted()).toEqual(['Me', 'Notification', 'Session', 'Incident', 'Leave', ...steering].toSorted());
  }); // prettier-ignore

  it('let exactly the first meeting bodies open a case', () => {
    const openers = [
      'police-officer',
      'police-supervisor',
      'shelter-caseworker',
      'shelter-manager',
      'health-provider',
      'legal-aid-provider',
    ];
    expect(rolesThatMay('open', 'Case')).toEqual(openers);
    expect(rolesThatMay('record', 'Consent')).toEqual(openers);
    expect(rolesThatMay('withdraw', 'Consent')).toEqual(openers);
    expect(rolesThatMay('send', 'Referral')).toEqual(roles.codes.filter((role) => [...openers, 'case-coordinator'].includes(role)));
    expect(rolesThatMay('list', 'AccessLog')).toEqual(rolesThatMay('send', 'Referral'));
  });

  it('let every case-working role follow cases, and nobody else', () => {
    for (const [action, subject] of [
      ['list', 'Case'],
      ['read', 'Case'],
      ['read', 'Timeline'],
      ['list', 'Grant'],
      ['list', 'Referral'],
      ['list', 'DirectoryUnit'],
    ] as const) {
      expect(rolesThatMay(action, subject)).toEqual(ofKind('case-work'));
    }
  });

  it('let service desks answer referrals: never police, court or coordinator', () => {
    const desks = roles.codes.filter(
      (role) =>
        kindOfRole[role] === 'case-work' && !['police-officer', 'police-supervisor', 'case-coordinator', 'court-liaison'].includes(role),
    );
    for (const action of referralActions.codes.filter((code) => referralMachine[code].by === 'receiver')) {
      expect(rolesThatMay(action, 'Referral')).toEqual(desks);
    }
  });

  it('let those change a case who may write core or identity, and import only who opens cases for a section or a house', () => {
    const writers = roles.codes.filter((role) => (ceilingOf([role]).write & 0b11) !== 0);
    expect(rolesThatMay('change', 'Case')).toEqual(writers);
    expect(rolesThatMay('import', 'Import')).toEqual(['police-officer', 'police-supervisor', 'shelter-manager']);
  });

  it('use every subject and action that is declared', () => {
    const used = Object.values(roleActions).flatMap((row) => Object.entries(row));
    expect(new Set(used.map(([subject]) => subject))).toEqual(new Set(subjects.codes));
    expect(new Set(used.flatMap(([, list]) => list))).toEqual(new Set(actions.codes));
  });
});

describe('roles on one account', () => {
  it('never mix case work with statistics, oversight or running the system', () => {
    fc.assert(
      fc.property(fc.subarray([...roles.codes]), (held) => {
        const kinds = new Set(held.map((role) => kindOfRole[role]));
        const mixed = kinds.has('case-work') && (kinds.has('statistics') || kinds.has('oversight') || kinds.has('system'));
        expect(decideRoles(held).ok).toBe(!mixed);
      }),
      { numRuns: 1000 },
    );
    expect(decideRoles(['secretariat-analyst', 'police-officer'])).toMatchObject({
      problem: 'role.incompatible',
      detail: { first: 'police-officer', second: 'secretariat-analyst' },
    });
  });

  it('may stand together where both work on cases', () => {
    expect(decideRoles(['shelter-manager', 'shelter-caseworker', 'shelter-manager'])).toEqual({
      ok: true,
      value: ['shelter-manager', 'shelter-caseworker'],
    });
    expect(incompatibleRoles).not.toContainEqual(['police-officer', 'police-supervisor']);
  });
});
