import { roles, type Role } from '@himaya/domain';
import type { Action, SubjectName } from './codes';

/** What one role may do, subject by subject; a subject left out is refused. */
export type ActionRow = Readonly<Partial<Record<SubjectName, readonly Action[]>>>;

/** Held by every account; what it is told, the database decides: a focal point reads bare counts. */
const everyone: ActionRow = {
  Me: ['read', 'change'],
  Session: ['read', 'change'],
  Notification: ['list', 'read', 'change'],
  Leave: ['list', 'record', 'cancel'],
  Incident: ['report'],
};

/** Following cases of the own unit, or of units that shared them. */
const reading: ActionRow = {
  Case: ['list', 'read'],
  Consent: ['list', 'read'],
  Override: ['list'],
  Referral: ['list', 'read'],
  Grant: ['list', 'read'],
  Timeline: ['list', 'read'],
  Document: ['list', 'read'],
  CaseLink: ['list'],
  DirectoryUnit: ['list', 'read'],
  // Any of the named people may ask to unseal or confirm it.
  Seal: ['read', 'unseal'],
  Transfer: ['list', 'read'],
  BreakGlass: ['open', 'list', 'complete'],
  Task: ['list', 'record', 'change', 'complete', 'cancel'],
  CaseAssignment: ['read', 'change'],
  CaseFilter: ['list', 'record', 'remove'],
  RightsExplanation: ['list'],
  // What of these there is to read, the categories decide.
  Screening: ['read'],
  RiskAssessment: ['list'],
  Need: ['list'],
  CasePlan: ['read'],
  BestInterests: ['list'],
  Guardianship: ['list'],
  Identification: ['list', 'read'],
  Reflection: ['list'],
  Safeguard: ['list'],
  CourtAssignment: ['list'],
};

/** Meeting a person first, and caring for what was agreed with them. */
const opening: ActionRow = {
  Case: ['open', 'search'],
  Consent: ['record', 'withdraw'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract'],
  AccessLog: ['list', 'read'],
  RightsExplanation: ['record'],
  Need: ['record', 'change'],
  CasePlan: ['record'],
};

/** Referring a known case on. */
const referring: ActionRow = {
  Case: ['search'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract'],
  RightsExplanation: ['record'],
  Need: ['record', 'change'],
  CasePlan: ['record'],
};

/** Asking about people in other units' cases: one word for an answer. */
const askingAbout: ActionRow = { PossibleMatch: ['search'] };

/** Saying which cases are one person's or belong together, of those the unit may read. */
const linking: ActionRow = { Duplicate: ['list', 'read', 'search', 'decide'], CaseLink: ['record', 'withdraw'] };

/** Calling back whoever asked about somebody of the own governorate. */
const callingBack: ActionRow = { PossibleMatch: ['list', 'decide'] };

/** Standing at the desk a referral arrives at. */
const answering: ActionRow = {
  Referral: ['receive', 'accept', 'reject', 'start', 'hold', 'resume', 'complete', 'fail'],
  // A code for the person whom the service was given to, and what was said of it in numbers.
  Feedback: ['offer', 'read'],
};

/** Leading the work on the unit's cases; a colleague's wish to share without consent is theirs to approve. */
const leading: ActionRow = { Seal: ['seal', 'change'], Bar: ['list', 'bar', 'lift'], Override: ['decide'] };
/** Keeping papers and pictures, in the categories the role may write. */
const documenting: ActionRow = { Document: ['record', 'remove'] };

/** Stating what health care says to others: fitness to travel. */
const caring: ActionRow = { HealthCare: ['record'] };

/** Seeing which versions of the keys are in use; no key. */
const keeping: ActionRow = { Keys: ['read'], IdentificationRules: ['read'] };

const changing: ActionRow = { Case: ['change'] };
const watching: ActionRow = { AccessLog: ['list', 'read'] };
const importing: ActionRow = { Import: ['import', 'read'] };
/** Reading who did what, and standing watch over what went wrong; never content of a case. */
const overseeing: ActionRow = {
  AuditEvent: ['list', 'export'],
  Anomaly: ['list', 'change'],
  Incident: ['list', 'read', 'change'],
  AccessReview: ['list', 'decide', 'count'],
  // Words of people who were helped; nobody else's to read.
  Feedback: ['list'],
};
const deciding: ActionRow = { Identification: ['decide'], IdentificationRules: ['read'] };

/** Looking after accounts: whose, the database decides (the own agency's; the agencies' administrators'). */
const administering: ActionRow = {
  User: ['list', 'search', 'read', 'create', 'change', 'disable', 'reset', 'grant', 'revoke'],
  AgencyUnit: ['list', 'read'],
  AccessReview: ['list', 'decide'],
};
const runningUnits: ActionRow = { AgencyUnit: ['create', 'change', 'close'] };
/** Handing a case over for the unit, and taking one on: who leads a unit, and providers whose units have no leader here. */
const answeringFor: ActionRow = { Transfer: ['offer', 'accept', 'decline', 'withdraw'] };

/** Answering for a colleague's second emergency access within a day: who leads a unit, or any colleague where nobody does. */
const vouching: ActionRow = { BreakGlass: ['decide'] };

/** Giving colleagues work: who leads a unit, or any colleague where nobody does. */
const givingWork: ActionRow = { Caseload: ['read', 'grant'] };

/** Seeing what stands still in the desk's governorates. */
const unsticking: ActionRow = { Stuck: ['list'] };

/** Telling the police what was seen; of one's own reports, that they came and were handled. */
const reporting: ActionRow = { Concern: ['report', 'list', 'count'] };

/** Sorting what was reported to the unit: into a case, to another body, or out. */
const triaging: ActionRow = { Concern: ['list', 'read', 'triage'] };

/** Reading the concern a case began with, as far as the exploitation record is theirs. */
const readingConcerns: ActionRow = { Concern: ['read'] };

/** Writing down who is punished, whose papers are held back, how long somebody may stay and what protects them. */
const safeguarding: ActionRow = { Safeguard: ['record', 'change'] };

/** Answering for the clock of a recovery and reflection period. */
const minding: ActionRow = { Reflection: ['change'] };

/** Laying a case before a court's office. */
const bringing: ActionRow = { CourtAssignment: ['search', 'record', 'close'] };

/** Asking over the indicator sheet: "screen" is the police's (domain.md section 1). */
const screening: ActionRow = { Screening: ['record'] };

/** Who holds the risk category at m says what endangers the person. */
const assessing: ActionRow = { RiskAssessment: ['record'] };

/** Who holds the family category at m writes down who speaks for a child, and what is best for it. */
const guardingChildren: ActionRow = { BestInterests: ['record'], Guardianship: ['record', 'change'] };

const reviewing: ActionRow = { BreakGlass: ['review'] };

/**
 * Roles × actions × subjects, whole. What a role may see inside a case is `roleCategories`; whose cases, the grants.
 * Roles that count, govern or run the system hold nothing but their own account; the data protection officer also reviews
 * emergency accesses, and sees no case for it.
 */
export const roleActions: Readonly<Record<Role, ActionRow>> = {
  'frontline-reporter': merged(everyone, reporting),
  'police-officer': merged(
    everyone,
    reading,
    documenting,
    opening,
    changing,
    importing,
    askingAbout,
    linking,
    reporting,
    triaging,
    safeguarding,
    screening,
    assessing,
    guardingChildren,
  ),
  'police-supervisor': merged(
    everyone,
    reading,
    documenting,
    opening,
    changing,
    importing,
    deciding,
    answeringFor,
    vouching,
    givingWork,
    leading,
    askingAbout,
    linking,
    reporting,
    triaging,
    safeguarding,
    minding,
    bringing,
    screening,
    assessing,
    guardingChildren,
  ),
  'case-coordinator': merged(
    everyone,
    reading,
    documenting,
    referring,
    changing,
    watching,
    answeringFor,
    vouching,
    givingWork,
    leading,
    askingAbout,
    linking,
    callingBack,
    unsticking,
    triaging,
    safeguarding,
    minding,
    guardingChildren,
  ),
  'shelter-caseworker': merged(
    everyone,
    reading,
    documenting,
    opening,
    changing,
    answering,
    askingAbout,
    linking,
    triaging,
    safeguarding,
    assessing,
    guardingChildren,
  ),
  'shelter-manager': merged(
    everyone,
    reading,
    documenting,
    opening,
    changing,
    answering,
    importing,
    answeringFor,
    vouching,
    givingWork,
    leading,
    askingAbout,
    linking,
    triaging,
    safeguarding,
    assessing,
    guardingChildren,
  ),
  'health-provider': merged(
    everyone,
    reading,
    documenting,
    opening,
    answering,
    answeringFor,
    vouching,
    givingWork,
    leading,
    askingAbout,
    caring,
  ),
  'legal-aid-provider': merged(
    everyone,
    reading,
    documenting,
    opening,
    answering,
    answeringFor,
    vouching,
    givingWork,
    leading,
    askingAbout,
    readingConcerns,
    safeguarding,
  ),
  'interpreter-coordinator': merged(everyone, reading, answering, vouching, givingWork),
  'court-liaison': merged(everyone, reading, documenting, deciding, vouching, givingWork, readingConcerns, safeguarding),
  'repatriation-officer': merged(everyone, reading, documenting, changing, answering, vouching, givingWork, safeguarding),
  'residence-liaison': merged(everyone, reading, documenting, answering, vouching, givingWork, safeguarding),
  'reintegration-officer': merged(everyone, reading, documenting, answering, vouching, givingWork),
  'agency-focal-point': everyone,
  'secretariat-analyst': everyone,
  'external-evaluator': everyone,
  'committee-chair': everyone,
  'data-protection-officer': merged(everyone, overseeing, reviewing, { Bar: ['lift'], AnyBar: ['list', 'bar'] }),
  'agency-admin': merged(everyone, administering, runningUnits),
  'system-admin': merged(everyone, administering, keeping),
};

/** True where any of the roles may ever do this: the answer 403 is for those where it is false. */
export function mayEver(held: readonly Role[], action: Action, subject: SubjectName): boolean {
  return held.some((role) => roleActions[role][subject]?.includes(action) === true);
}

/** The roles that may do this, in the order of the code list: a row of the generated permissions page. */
export function rolesThatMay(action: Action, subject: SubjectName): Role[] {
  return roles.codes.filter((role) => mayEver([role], action, subject));
}

// Pages that unpack an ability never ask the table it was made from.
/* @__NO_SIDE_EFFECTS__ */
function merged(...rows: readonly ActionRow[]): ActionRow {
  const all: Partial<Record<SubjectName, readonly Action[]>> = {};
  for (const row of rows) {
    for (const subject of Object.keys(row) as SubjectName[]) {
      all[subject] = [...new Set([...(all[subject] ?? []), ...(row[subject] ?? [])])];
    }
  }
  return all;
}
