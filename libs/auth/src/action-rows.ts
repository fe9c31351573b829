import type { Action, SubjectName } from './codes';

/** What one role may do, subject by subject; a subject left out is refused. */
export type ActionRow = Readonly<Partial<Record<SubjectName, readonly Action[]>>>;

/** Held by every account; what it is told, the database decides: a focal point reads bare counts. */
export const everyone: ActionRow = {
  Me: ['read', 'change'],
  Session: ['read', 'change'],
  Notification: ['list', 'read', 'change'],
  Leave: ['list', 'record', 'cancel'],
  Incident: ['report'],
};

/** Following cases of the own unit, or of units that shared them. */
export const reading: ActionRow = {
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
  Task: ['list', 'record', 'change', 'complete', 'cancel'],
  CaseAssignment: ['read', 'change'],
  CaseFilter: ['list', 'record', 'remove'],
  RightsExplanation: ['list'],
  OwnCopy: ['list'],
  // What of these there is to read, the categories decide.
  Screening: ['read'],
  RiskAssessment: ['list'],
  Need: ['list'],
  CasePlan: ['read'],
  BestInterests: ['list'],
  Guardianship: ['list'],
  MissingAlert: ['list'],
  Identification: ['list', 'read'],
  Reflection: ['list'],
  Safeguard: ['list'],
  CourtAssignment: ['list'],
  PoliceAssignment: ['list'],
  Closure: ['read'],
  AfterCare: ['list'],
  AbroadTransfer: ['list'],
  Retention: ['read'],
};

/** Meeting a person first, and caring for what was agreed with them. */
export const opening: ActionRow = {
  Case: ['open', 'search'],
  Consent: ['record', 'withdraw'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract', 'print', 'report'],
  ReferralMessage: ['send'],
  AccessLog: ['list', 'read'],
  RightsExplanation: ['record'],
  Need: ['record', 'change'],
  MissingAlert: ['record', 'change'],
  CasePlan: ['record'],
};

/** Ending what a unit answers for, and taking it up again; of whose unit the case is, the case says. */
export const closing: ActionRow = {
  Closure: ['record', 'change'],
  AbroadTransfer: ['record', 'change'],
  // A person's own copy, asked for by one of the unit and looked through by another.
  OwnCopy: ['open', 'record', 'decide', 'print'],
};

/** Referring a known case on. */
export const referring: ActionRow = {
  Case: ['search'],
  Override: ['record', 'withdraw'],
  Referral: ['preview', 'send', 'cancel', 'retract', 'print', 'report'],
  ReferralMessage: ['send'],
  RightsExplanation: ['record'],
  Need: ['record', 'change'],
  MissingAlert: ['record', 'change'],
  CasePlan: ['record'],
};

/** Asking about people in other units' cases: one word for an answer. */
export const askingAbout: ActionRow = { PossibleMatch: ['search'] };

/** Saying which cases are one person's or belong together, of those the unit may read. */
export const linking: ActionRow = { Duplicate: ['list', 'read', 'search', 'decide'], CaseLink: ['record', 'withdraw'] };

/** Calling back whoever asked about somebody of the own governorate. */
export const callingBack: ActionRow = { PossibleMatch: ['list', 'decide'] };

/** Standing at the desk a referral arrives at. */
export const answering: ActionRow = {
  Referral: ['take', 'receive', 'accept', 'reject', 'start', 'hold', 'resume', 'complete', 'fail'],
  ReferralMessage: ['send'],
  Capacity: ['list'],
  // A code for the person whom the service was given to, and what was said of it in numbers.
  Feedback: ['offer', 'read'],
};

/** Answering for what a room's own file keeps of a person who asked for a copy: its part, from the unit's own hands. */
const ownFile: readonly Action[] = ['list', 'record', 'decide', 'print'];

/** Working in a shelter: its board, who waits, who sleeps there, what is kept for them, what happened. */
export const sheltering: ActionRow = {
  Shelter: ['list', 'read'],
  Placement: ['list', 'read', 'open', 'change'],
  Belonging: ['record', 'change'],
  ShelterIncident: ['record'],
  OwnCopy: ownFile,
};

/** Leading a shelter: its houses and places, and whether somebody may go (domain.md section 1: exits are the manager's). */
export const runningShelters: ActionRow = { Shelter: ['record', 'change'], Placement: ['close'] };

/** Running an interpreters' office: its roster under undertakings, and whom it sends when (domain.md section 1: accept, assign, record sessions). */
export const interpreting: ActionRow = {
  Interpreter: ['list', 'read', 'record', 'change'],
  Interpretation: ['list', 'read', 'record', 'change', 'complete'],
};

/** Giving legal aid: the office's roster, its matters and what was done in them, sealed to the office (domain.md section 3). */
export const lawyering: ActionRow = {
  Lawyer: ['list', 'record', 'change'],
  LegalMatter: ['list', 'read', 'open', 'change', 'close'],
  LegalAid: ['record'],
  LegalHearing: ['list', 'record', 'change'],
  CompensationClaim: ['record', 'change'],
  VictimsFund: ['read'],
  OwnCopy: ownFile,
};

/** Helping somebody back into a life of their own: programmes of the unit, sealed to it, and the strands they are made of (domain.md section 7). */
export const reintegrating: ActionRow = {
  Programme: ['list', 'read', 'open', 'close'],
  ProgrammeStrand: ['record', 'change'],
  Funding: ['record', 'decide', 'change'],
  ProgrammeFollowUp: ['record'],
  OwnCopy: ownFile,
};
/** Keeping criminal proceedings, apart from any victim's case: defendants, arrests, releases, seizures (domain.md section 7). */
export const prosecuting: ActionRow = {
  Proceeding: ['list', 'read', 'open', 'change'],
  ProceedingEvent: ['record'],
  CaseProceedings: ['read', 'change'],
  Testimony: ['record', 'change'],
};
/** Reading how far the proceedings of a case have come, and how the person is heard and protected. */
export const followingProceedings: ActionRow = { CaseProceedings: ['read'] };
/** Writing down what a court decides: charges, verdicts, sentences, appeals, orders (domain.md section 1: court-liaison). */
export const judging: ActionRow = { Judgment: ['record'] };

/** Accompanying a return: what the person decides, what waits there, and every step of the way (domain.md section 1). */
export const returning: ActionRow = {
  Repatriation: ['list', 'read', 'open', 'record', 'change'],
  ReturnRisk: ['record', 'decide'],
  ExitClearance: ['decide'],
  ReturnContact: ['record'],
  OwnCopy: ownFile,
};

/** Counting for a committee member's office who is in prisons and juvenile homes: whose count it is, the agency says. */
export const counting: ActionRow = { CustodyReturn: ['list', 'record'] };

/** Granting leave to go out, or refusing it: the residence directorate's liaison, and nothing else of a return (domain.md section 4). */
export const clearing: ActionRow = { ExitClearance: ['list', 'decide'] };

/** Leading the work on the unit's cases; a colleague's wish to share without consent is theirs to approve. */
export const leading: ActionRow = { Seal: ['seal', 'change'], Bar: ['list', 'bar', 'lift'], Override: ['decide'] };
/** Keeping papers and pictures, in the categories the role may write. */
export const documenting: ActionRow = { Document: ['record', 'remove'], Paper: ['print'] };

/** Giving care: what is planned, given and written down of it, and what others are told: fitness to travel. */
export const caring: ActionRow = {
  HealthCare: ['record'],
  CareEpisode: ['list', 'read', 'open', 'close'],
  Appointment: ['list', 'record', 'change'],
  Encounter: ['list', 'record', 'change'],
  MedicalReport: ['record', 'change', 'print', 'send'],
  OwnCopy: ownFile,
};
/** Looking at forensic reports that were given to the own office. */
export const readingReports: ActionRow = { CourtReport: ['list', 'read'] };

/** Seeing which versions of the keys are in use, no key; putting the rules and the days off that everybody's clocks run by into force. */
export const keeping: ActionRow = { Keys: ['read'], IdentificationRules: ['read', 'record', 'change'], VictimsFund: ['read', 'change'] };

export const changing: ActionRow = { Case: ['change'] };
export const watching: ActionRow = { AccessLog: ['list', 'read'] };
export const importing: ActionRow = { Import: ['import', 'read'] };
/** Reading who did what, and standing watch over what went wrong; never content of a case. */
export const overseeing: ActionRow = {
  AuditEvent: ['list', 'export'],
  Anomaly: ['list', 'change'],
  Incident: ['list', 'read', 'change'],
  AccessReview: ['list', 'decide', 'count'],
  // Words of people who were helped; nobody else's to read.
  Feedback: ['list'],
};
export const deciding: ActionRow = { Identification: ['decide'], IdentificationRules: ['read'] };

/** Looking after accounts: whose, the database decides (the own agency's; the agencies' administrators'). */
export const administering: ActionRow = {
  User: ['list', 'search', 'read', 'create', 'change', 'disable', 'reset', 'grant', 'revoke'],
  AgencyUnit: ['list', 'read'],
  AccessReview: ['list', 'decide'],
};
export const runningUnits: ActionRow = { AgencyUnit: ['create', 'change', 'close'] };
/** Handing a case over for the unit, and taking one on: who leads a unit, and providers whose units have no leader here. */
export const answeringFor: ActionRow = { Transfer: ['offer', 'accept', 'decline', 'withdraw'] };

/** Answering for a colleague's second emergency access within a day: who leads a unit, or any colleague where nobody does. */
export const vouching: ActionRow = { BreakGlass: ['decide'] };

/** Giving colleagues work: who leads a unit, or any colleague where nobody does. */
export const givingWork: ActionRow = { Caseload: ['read', 'grant'] };

/** Seeing what stands still in the desk's governorates. */
export const unsticking: ActionRow = { Stuck: ['list'] };

/** Telling the police what was seen; of one's own reports, that they came and were handled. */
export const reporting: ActionRow = { Concern: ['report', 'list', 'count'] };

/** Answering for the labour inspection's own matters: whose they are, the database decides. */
export const inspecting: ActionRow = { LabourMatter: ['list', 'read', 'report'] };

/** Sorting what was reported to the unit: into a case, to another body, or out. */
export const triaging: ActionRow = { Concern: ['list', 'read', 'triage'] };

/** Reading the concern a case began with, as far as the exploitation record is theirs. */
export const readingConcerns: ActionRow = { Concern: ['read'] };

/** Writing down who is punished, whose papers are held back, how long somebody may stay and what protects them. */
export const safeguarding: ActionRow = { Safeguard: ['record', 'change'] };

/** Answering for the clock of a recovery and reflection period. */
export const minding: ActionRow = { Reflection: ['change'] };

/** Laying a case before a court's office. */
export const bringing: ActionRow = { CourtAssignment: ['search', 'record', 'close'] };

/** Letting the police see a case that no police opened, on the person's word: whoever answers for one. */
export const tellingPolice: ActionRow = { PoliceAssignment: ['search', 'record', 'close'] };

/** Asking over the indicator sheet: "screen" is the police's (domain.md section 1). */
export const screening: ActionRow = { Screening: ['record'] };

/** Who holds the risk category at m says what endangers the person. */
export const assessing: ActionRow = { RiskAssessment: ['record'] };

/** Who holds the family category at m writes down who speaks for a child, and what is best for it. */
export const guardingChildren: ActionRow = { BestInterests: ['record'], Guardianship: ['record', 'change'] };

/** Counting the own unit's places: who leads it, or any colleague where nobody does. */
export const countingPlaces: ActionRow = { Capacity: ['change'] };

/** Writing down what each side of the line lets across, as the two administrations agreed. */
export const keepingLine: ActionRow = { LineLimit: ['list', 'change'] };

export const reviewing: ActionRow = { BreakGlass: ['review'] };

// Pages that unpack an ability never ask the table it was made from.
/* @__NO_SIDE_EFFECTS__ */
export function merged(...rows: readonly ActionRow[]): ActionRow {
  const all: Partial<Record<SubjectName, readonly Action[]>> = {};
  for (const row of rows) {
    for (const subject of Object.keys(row) as SubjectName[]) {
      all[subject] = [...new Set([...(all[subject] ?? []), ...(row[subject] ?? [])])];
    }
  }
  return all;
}

/** Having erased what is kept no longer, with a second person, and holding what must stay; never content of a case. */
export const erasing: ActionRow = {
  Erasure: ['list', 'record', 'decide', 'print'],
  LegalHold: ['list', 'record', 'decide'],
};

/** Being the second person: whoever keeps the keys may say that some of them go. */
export const secondingErasure: ActionRow = { Erasure: ['list', 'decide'], LegalHold: ['list'] };

/** Asking that a case be held for the court. */
export const askingHolds: ActionRow = { LegalHold: ['list', 'record'] };
