import type { Category, Role } from '@himaya/domain';

/**
 * What domain.md says about who may hold what, typed from its text and from nothing else: no table of the product is read
 * here, so that a mistake in one is not repeated in the other.
 */

/** domain.md section 4, the matrix: m read and write, c write its own, r read when granted, everything else nothing. */
const matrix = `
                police  shelter  health  legal  court  repatriation  reintegration
core            m       m        r       r      r      r             r
identity        m       m        r       r      r      m             r
exploitation    m       c        -       r      r      -             -
risk            m       m        r       r      -      r             r
health          -       -        m       -      -      -             -
psychosocial    -       c        m       -      -      -             -
shelter         -       m        -       -      -      -             -
legal           -       -        -       m      -      -             -
proceedings     m       -        -       r      m      -             -
repatriation    -       r        -       r      -      m             -
reintegration   -       m        -       -      -      -             m
family          m       m        -       r      -      r             r
notes           m       m        m       m      m      m             m
`;

/** Supervisors and managers as their unit; `notes` are written by whoever works a case, interpreters and residence aside. */
const columnOf: Readonly<Partial<Record<Role, string>>> = {
  'police-officer': 'police',
  'police-supervisor': 'police',
  'shelter-caseworker': 'shelter',
  'shelter-manager': 'shelter',
  'health-provider': 'health',
  'legal-aid-provider': 'legal',
  'court-liaison': 'court',
  'repatriation-officer': 'repatriation',
  'reintegration-officer': 'reintegration',
};

/** The sentences below the matrix, and "interpretation: core read only" of section 1. */
const besideTheMatrix: Readonly<Partial<Record<Role, Readonly<Partial<Record<Category, string>>>>>> = {
  'case-coordinator': { core: 'm', family: 'm', identity: 'r', risk: 'r', notes: 'm' },
  'residence-liaison': { core: 'r', repatriation: 'c' },
  'interpreter-coordinator': { core: 'r' },
};

const [head = '', ...lines] = matrix.trim().split('\n');
const columns = head.trim().split(/\s+/);

/** The thirteen, in the order of the matrix. */
export const allCategories = lines.map((line) => line.split(/\s+/)[0] as Category);

/** @returns the letter of a role for a category; `-` where it holds nothing */
function letterOf(role: Role, category: Category): string {
  const beside = besideTheMatrix[role];
  if (beside !== undefined) return beside[category] ?? '-';
  const column = columns.indexOf(columnOf[role] ?? '');
  const line = lines.find((text) => text.split(/\s+/)[0] === category);
  return column === -1 ? '-' : (line?.split(/\s+/)[column + 1] ?? '-');
}

export const mayRead = (role: Role, category: Category): boolean => 'mr'.includes(letterOf(role, category));
export const mayWrite = (role: Role, category: Category): boolean => 'mc'.includes(letterOf(role, category));

/** domain.md section 1, all twenty. */
export const allRoles: readonly Role[] = [
  'frontline-reporter',
  'police-officer',
  'police-supervisor',
  'case-coordinator',
  'shelter-caseworker',
  'shelter-manager',
  'health-provider',
  'legal-aid-provider',
  'interpreter-coordinator',
  'court-liaison',
  'repatriation-officer',
  'residence-liaison',
  'reintegration-officer',
  'agency-focal-point',
  'secretariat-analyst',
  'external-evaluator',
  'committee-chair',
  'data-protection-officer',
  'agency-admin',
  'system-admin',
];

const are = (...roles: readonly Role[]): readonly Role[] => roles;

/** Groups of section 1, by what its last column lets them do. */
export const who = {
  everybody: allRoles,
  /** Read the trail and the register of incidents; never a case. */
  officers: are('data-protection-officer'),
  /** "retention" and "keys' rotation": the two who may have an identity destroyed together. */
  keepers: are('data-protection-officer', 'system-admin'),
  /** Who holds a case, and the courts that may ask for it. */
  holders: are('court-liaison', 'data-protection-officer'),
  /** Work on cases at all: they hold core. */
  caseWorkers: allRoles.filter((role) => mayRead(role, 'core')),
  /** "open cases", "open a case when the person comes to them". */
  shelterers: are('shelter-caseworker', 'shelter-manager'),
  shelterLeaders: are('shelter-manager'),
  interpreters: are('interpreter-coordinator'),
  carers: are('health-provider'),
  courts: are('court-liaison'),
  lawyers: are('legal-aid-provider'),
  /** The matrix: reintegration is `m` of its officers and of shelters. */
  reintegrators: allRoles.filter((role) => mayWrite(role, 'reintegration')),
  /** "police … proceedings", "court-liaison … proceedings": m in both columns. */
  prosecutors: allRoles.filter((role) => mayWrite(role, 'proceedings')),
  /** "monthly report on the plan's activities for the own agency": who speaks for it in the committee. */
  focalPoints: are('agency-focal-point'),
  /** Those, "plan, releases", "statistics and plan reports", "scorecards, completion ratios". */
  planFollowers: are('agency-focal-point', 'secretariat-analyst', 'external-evaluator', 'committee-chair'),
  secretariat: are('secretariat-analyst'),
  /** Those of them who hold the members to account, none of whom is one. */
  overseersOfPlan: are('secretariat-analyst', 'external-evaluator', 'committee-chair'),
  /** The minister: "scorecards, completion ratios", and who adopts the year's plan. */
  chairs: are('committee-chair'),
  /** Those, and the lawyers, who read them. */
  proceedingReaders: allRoles.filter((role) => mayRead(role, 'proceedings')),
  /** Documents, travel, hand-over, post-return contact. */
  returners: are('repatriation-officer'),
  clearers: are('residence-liaison'),
  configurers: are('system-admin'),
  openers: are('police-officer', 'police-supervisor', 'shelter-caseworker', 'shelter-manager', 'health-provider', 'legal-aid-provider'),
  /** Those, and the coordinator who "owns the plan, stuck referrals". */
  referrers: are(
    'police-officer',
    'police-supervisor',
    'case-coordinator',
    'shelter-caseworker',
    'shelter-manager',
    'health-provider',
    'legal-aid-provider',
  ),
  /** Whoever may answer for a case, and whoever keeps a file of a room of its own: each hands over its own of a person's copy. */
  get copyHands(): readonly Role[] {
    return [...new Set([...this.referrers, ...this.returners, ...this.reintegrators])];
  },
  /** Heads and managers, the coordinator, and care givers whose units have none: they lead the work on their unit's cases. */
  leaders: are('police-supervisor', 'case-coordinator', 'shelter-manager', 'health-provider', 'legal-aid-provider'),
  /** "the second in 24 h by one user needs the supervisor first": a leader, or a colleague in units that have none. */
  vouchers: allRoles.filter((role) => mayRead(role, 'core') && !['police-officer', 'shelter-caseworker'].includes(role)),
  /** "accept … referrals": the desks of section 6. */
  desks: are(
    'shelter-caseworker',
    'shelter-manager',
    'health-provider',
    'legal-aid-provider',
    'interpreter-coordinator',
    'repatriation-officer',
    'residence-liaison',
    'reintegration-officer',
  ),
  /** The two sides of a thread: those who send referrals, and the desks. */
  get writingOnThreads(): readonly Role[] {
    return [...new Set([...this.referrers, ...this.desks])];
  },
  /** "capacity": managers, care givers whose units have none, and desks without a leader. */
  counters: are(
    'shelter-manager',
    'health-provider',
    'legal-aid-provider',
    'interpreter-coordinator',
    'repatriation-officer',
    'residence-liaison',
    'reintegration-officer',
  ),
  /** Whoever may write core or identity at all may set out to change a case. */
  changers: allRoles.filter((role) => mayWrite(role, 'core') || mayWrite(role, 'identity')),
  /** Whoever may write any category keeps papers in it. */
  writers: allRoles.filter((role) => allCategories.some((category) => mayWrite(role, category))),
  /** "users and units of the own agency", and who gives the agencies their administrators. */
  administrators: are('agency-admin', 'system-admin'),
  /** "access reviews": each office its own kind of account. */
  reviewers: are('data-protection-officer', 'agency-admin', 'system-admin'),
  /** "possible matches" are the coordinator's; cases "linked by review" are those units' that hold family at `m`. */
  linkers: allRoles.filter((role) => mayWrite(role, 'family')),
  callers: are('case-coordinator'),
  /** "send a concern report; see only their own"; and the police. */
  reporters: are('frontline-reporter', 'police-officer', 'police-supervisor'),
  /** "labour-inspection … staff", of whom the database knows which they are. */
  inspectors: are('frontline-reporter'),
  /** "protected statistics", and "the analyst's reading rights". */
  analysts: are('secretariat-analyst', 'external-evaluator'),
  /** Tables are made by the analyst alone and let out by a second person: another analyst, or the chair. */
  makersOfReleases: are('secretariat-analyst'),
  publishersOfReleases: are('secretariat-analyst', 'committee-chair'),
  /** "protected statistics": of the analyst, of who evaluates, and of the chair, who never sees more. */
  readersOfFigures: are('secretariat-analyst', 'external-evaluator', 'committee-chair'),
  /** "triage concerns": the police, and bodies that a concern is passed on to. */
  triagers: are('police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager'),
  /** Those, and whoever reads the exploitation record of a case, where a concern ends up. */
  concernReaders: allRoles.filter(
    (role) =>
      mayRead(role, 'exploitation') ||
      ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager'].includes(role),
  ),
  /** "police decide reasonable grounds", the investigating judge confirms and the liaison records it. */
  deciders: are('police-supervisor', 'court-liaison'),
  /** The section's head lays a case before the judge: "assign and transfer". */
  assigners: are('police-supervisor'),
  /** "A case opened by a provider stays with that unit: police see it only under consent": providers', and the coordinator's. */
  tellers: are('case-coordinator', 'shelter-caseworker', 'shelter-manager', 'health-provider', 'legal-aid-provider'),
  /** The clock of the recovery period is the section's, and the coordinator's after the first placement. */
  minders: are('police-supervisor', 'case-coordinator'),
  /** Whoever may meet a punishment, held papers or a right to stay in their own work. */
  safeguarders: are(
    'police-officer',
    'police-supervisor',
    'case-coordinator',
    'shelter-caseworker',
    'shelter-manager',
    'legal-aid-provider',
    'court-liaison',
    'repatriation-officer',
    'residence-liaison',
  ),
  /** Who decides by the rules, and who runs the system. */
  rulesReaders: are('police-supervisor', 'court-liaison', 'system-admin'),
  /** "screen" is the police's: who holds exploitation at `m`. */
  screeners: allRoles.filter((role) => mayRead(role, 'exploitation') && mayWrite(role, 'exploitation')),
  /** Who holds risk, or family, at `m`. */
  assessors: allRoles.filter((role) => mayWrite(role, 'risk')),
  guardians: allRoles.filter((role) => mayWrite(role, 'family')),
  /** Files of other systems come in through those who answer for a unit's register. */
  importers: are('police-officer', 'police-supervisor', 'shelter-manager'),
} as const;
