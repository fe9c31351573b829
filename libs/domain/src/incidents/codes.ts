import { codeList, type CodeOf } from '../shared/code-list';

export const incidentKinds = codeList('incident', [
  'lost-device',
  'wrong-recipient',
  'suspected-leak',
  'stolen-account',
  'unlawful-access',
  'lost-paper',
  'published-by-media',
  'system-fault',
  'other',
]);
export type IncidentKind = CodeOf<typeof incidentKinds>;

/** Where an incident stands; derived from its steps, never stored. */
export const incidentStates = codeList('incident-state', ['reported', 'in-hand', 'closed']);
export type IncidentState = CodeOf<typeof incidentStates>;

/** What is done about an incident, each once. `withhold-persons`: telling them would expose them, and nothing is told. */
export const incidentSteps = codeList('incident-step', [
  'acknowledge',
  'contain',
  'assess',
  'plan-safety',
  'tell-authority',
  'waive-authority',
  'tell-persons',
  'withhold-persons',
  'close',
]);
export type IncidentStep = CodeOf<typeof incidentSteps>;

/** What it may mean for the persons in it. */
export const incidentRisks = codeList('incident-risk', ['none', 'possible', 'high']);
export type IncidentRisk = CodeOf<typeof incidentRisks>;

/** Ways to tell a person that do not expose them. */
export const tellingWays = codeList('telling-way', ['in-person', 'through-caseworker', 'safe-contact']);
export type TellingWay = CodeOf<typeof tellingWays>;

/** The two clocks of standards.md section 7: the officer within 1 h, the authority within 72 h. */
export const incidentClocks = codeList('incident-clock', ['officer', 'authority']);
export type IncidentClock = CodeOf<typeof incidentClocks>;
