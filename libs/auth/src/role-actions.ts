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
  ReferralMessage: ['list', 'read'],
  Grant: ['list', 'read'],
  Timeline: ['list', 'read'],
  Document: ['list', 'read'],
  CaseLink: ['list'],
  DirectoryUnit: ['list', 'read'],
  // Any of the named people may ask to unseal or confirm it.
  Seal: ['read', 'unseal'],
  Transfer: ['list', 'read'],
  BreakGlass: ['open', 'list', 'complete'],
};

/** Meeting a person first, and caring for what was agreed with them. */
const opening: ActionRow = {
  Case: ['open', 'search'],
  Consent: ['record', 'withdraw'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract'],
  ReferralMessage: ['send'],
  AccessLog: ['list', 'read'],
};

/** Referring a known case on. */
const referring: ActionRow = {
  Case: ['search'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract'],
  ReferralMessage: ['send'],
};

/** Asking about people in other units' cases: one word for an answer. */
const askingAbout: ActionRow = { PossibleMatch: ['search'] };

/** Saying which cases are one person's or belong together, of those the unit may read. */
const linking: ActionRow = { Duplicate: ['list', 'read', 'search', 'decide'], CaseLink: ['record', 'withdraw'] };

/** Calling back whoever asked about somebody of the own governorate. */
const callingBack: ActionRow = { PossibleMatch: ['list', 'decide'] };

/** Standing at the desk a referral arrives at. */
const answering: ActionRow = {
  Referral: ['take', 'receive', 'accept', 'reject', 'start', 'hold', 'resume', 'complete', 'fail'],
  ReferralMessage: ['send'],
  Capacity: ['list'],
};

/** Counting the own unit's places: who leads it, or any colleague where nobody does. */
const countingPlaces: ActionRow = { Capacity: ['change'] };

/** Leading the work on the unit's cases; a colleague's wish to share without consent is theirs to approve. */
const leading: ActionRow = { Seal: ['seal', 'change'], Bar: ['list', 'bar', 'lift'], Override: ['decide'] };
/** Keeping papers and pictures, in the categories the role may write. */
const documenting: ActionRow = { Document: ['record', 'remove'] };

/** Writing down what each side of the line lets across, as the two administrations agreed. */
const keepingLine: ActionRow = { LineLimit: ['list', 'change'] };

/** Seeing which versions of the keys are in use; no key. */
const keeping: ActionRow = { Keys: ['read'] };

const changing: ActionRow = { Case: ['change'] };
const watching: ActionRow = { AccessLog: ['list', 'read'] };
const importing: ActionRow = { Import: ['import', 'read'] };
/** Reading who did what, and standing watch over what went wrong; never content of a case. */
const overseeing: ActionRow = {
  AuditEvent: ['list', 'export'],
  Anomaly: ['list', 'change'],
  Incident: ['list', 'read', 'change'],
  AccessReview: ['list', 'decide', 'count'],
};
const deciding: ActionRow = { Identification: ['decide'] };

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

const reviewing: ActionRow = { BreakGlass: ['review'] };

/**
 * Roles × actions × subjects, whole. What a role may see inside a case is `roleCategories`; whose cases, the grants.
 * Roles that count, govern or run the system hold nothing but their own account; the data protection officer also reviews
 * emergency accesses, and sees no case for it.
 */
export const roleActions: Readonly<Record<Role, ActionRow>> = {
  'frontline-reporter': everyone,
  'police-officer': merged(everyone, reading, documenting, opening, changing, importing, askingAbout, linking),
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
    leading,
    askingAbout,
    linking,
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
    leading,
    askingAbout,
    linking,
    callingBack,
  ),
  'shelter-caseworker': merged(everyone, reading, documenting, opening, changing, answering, askingAbout, linking),
  'shelter-manager': merged(
    everyone,
    reading,
    documenting,
    opening,
    changing,
    answering,
    countingPlaces,
    importing,
    answeringFor,
    vouching,
    leading,
    askingAbout,
    linking,
  ),
  'health-provider': merged(
    everyone,
    reading,
    documenting,
    opening,
    answering,
    countingPlaces,
    answeringFor,
    vouching,
    leading,
    askingAbout,
  ),
  'legal-aid-provider': merged(
    everyone,
    reading,
    documenting,
    opening,
    answering,
    countingPlaces,
    answeringFor,
    vouching,
    leading,
    askingAbout,
  ),
  'interpreter-coordinator': merged(everyone, reading, answering, countingPlaces, vouching),
  'court-liaison': merged(everyone, reading, documenting, deciding, vouching),
  'repatriation-officer': merged(everyone, reading, documenting, changing, answering, countingPlaces, vouching),
  'residence-liaison': merged(everyone, reading, documenting, answering, countingPlaces, vouching),
  'reintegration-officer': merged(everyone, reading, documenting, answering, countingPlaces, vouching),
  'agency-focal-point': everyone,
  'secretariat-analyst': everyone,
  'external-evaluator': everyone,
  'committee-chair': everyone,
  'data-protection-officer': merged(everyone, overseeing, reviewing, { Bar: ['lift'], AnyBar: ['list', 'bar'] }),
  'agency-admin': merged(everyone, administering, runningUnits),
  'system-admin': merged(everyone, administering, keeping, keepingLine),
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
