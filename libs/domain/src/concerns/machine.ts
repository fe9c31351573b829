import type { Governorate } from '../directory/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import {
  triageOutcomes,
  type ConcernPlace,
  type ConcernSign,
  type ConcernStatus,
  type LabourAnswer,
  type Likeness,
  type PersonState,
  type TriageOutcome,
} from './codes';
import type { PersonCounts, PersonOfConcern, ReportConcernBody, ReturnLabourMatterBody, SettlePersonBody, TriageBody } from './types';

const hour = 3_600_000;
const day = 24 * hour;

/** How long a concern may wait for its triage (standards.md section 3 stage 1: at once if danger; stage 2: 24 h). */
export const triageLimits = { danger: hour, otherwise: 24 * hour } as const;

/** A telephone's clock may run a little ahead. */
const clockTolerance = 5 * 60_000;
const oldestReport = 366 * day;
/** Photographs are added to a report for this long, so that a bad link has time. */
export const photoPeriod = day;
export const mostPhotos = 6;

/** The checklist of trafficking signs that a labour inspection goes through. */
export const labourChecklist: readonly ConcernSign[] = [
  'documents-held',
  'not-free-to-leave',
  'violence',
  'threats',
  'debt',
  'no-pay',
  'long-hours',
  'bad-housing',
  'residence-tied',
  'false-promise',
  'child-at-work',
];

/**
 * Signs with which nobody alone closes the door by calling it a labour matter: control over the person (the strong
 * indicators of coercion, identification-indicators.json), children, and what no labour law knows.
 */
export const beyondLabour: readonly ConcernSign[] = [
  'documents-held',
  'not-free-to-leave',
  'violence',
  'debt',
  'child-at-work',
  'begging',
  'sexual-exploitation',
  'organ-removal',
  'forced-marriage',
  'armed-group',
];

/** The screening indicators (identification-indicators.json) that a sign is a first look at. */
export const indicatorsOfSign: Readonly<Record<ConcernSign, readonly string[]>> = {
  'documents-held': ['CD-01', 'CR-04'],
  'not-free-to-leave': ['CD-03', 'CR-06'],
  violence: ['CD-04', 'CR-01'],
  threats: ['CD-08', 'CD-09', 'CR-07', 'CR-08'],
  debt: ['CD-02', 'CR-05'],
  'no-pay': ['EX-02', 'CD-10'],
  'long-hours': ['EX-01'],
  'bad-housing': ['EX-04'],
  'residence-tied': ['AD-03', 'AV-03'],
  'false-promise': ['DR-01', 'DR-02', 'DR-04'],
  'does-not-know-where': ['AD-02'],
  'speech-controlled': ['CD-07'],
  'not-the-guardian': ['CH-07'],
  'child-at-work': ['CH-06'],
  begging: ['EX-08', 'CH-05'],
  'sexual-exploitation': ['EX-07', 'CH-02'],
  'organ-removal': ['EX-09', 'DR-08'],
  'forced-marriage': ['CR-03', 'CH-04'],
  'armed-group': ['CH-03', 'CR-02'],
  other: [],
};

/** May this be reported? Problems of meaning, field by field; then the one rule a labour inspection cannot set aside. */
export function decideReport(body: ReportConcernBody, now: Date): Outcome<{ readonly forwarded: boolean }> {
  const errors = reportProblems(body, now);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (body.labourDecision !== 'labour-violation') return allow({ forwarded: true });
  const beyond = body.danger || body.signs.some((sign) => beyondLabour.includes(sign));
  return beyond ? refuse('concern.beyond-labour') : allow({ forwarded: false });
}

function reportProblems(body: ReportConcernBody, now: Date): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const labour = body.kind === 'labour-case';
  const seen = Date.parse(body.seenAt);
  if (seen > now.getTime() + clockTolerance) problems.push({ path: 'seenAt', code: 'date.future' });
  if (seen < now.getTime() - oldestReport) problems.push({ path: 'seenAt', code: 'date.too-early' });
  if (body.persons.length > body.peopleCount) problems.push({ path: 'peopleCount', code: 'persons.more' });
  if (body.signs.length === 0 && !body.narrative && body.labourDecision !== 'labour-violation') {
    problems.push({ path: 'signs', code: 'required' });
  }
  if (body.signsAbsent?.some((sign) => body.signs.includes(sign))) problems.push({ path: 'signsAbsent', code: 'not.both' });
  if (labour && body.labourDecision === undefined) problems.push({ path: 'labourDecision', code: 'required' });
  if (!labour && body.labourDecision !== undefined) problems.push({ path: 'labourDecision', code: 'not.here' });
  if (!labour && body.employer) problems.push({ path: 'employer', code: 'not.here' });
  if (labour && body.labourDecision === 'labour-violation') {
    const answered = [...body.signs, ...(body.signsAbsent ?? [])];
    if (labourChecklist.some((sign) => !answered.includes(sign))) problems.push({ path: 'signsAbsent', code: 'checklist.open' });
  }
  return problems;
}

interface TriageRule {
  /** What the concern becomes; a concern passed on waits on, elsewhere. */
  readonly to: ConcernStatus;
  /** The one field of the body it cannot do without; the others do not belong to it. */
  readonly wants: keyof TriageBody;
}

/** The outcomes of a triage. All start where a concern waits: it is decided once, and passed on as often as need be. */
export const triageMachine = {
  'accepted-new-case': { to: 'accepted', wants: 'case' },
  'accepted-existing-case': { to: 'accepted', wants: 'caseNumber' },
  'no-ground': { to: 'no-ground', wants: 'reason' },
  'labour-matter': { to: 'labour-matter', wants: 'toUnitId' },
  'passed-on': { to: 'received', wants: 'toUnitId' },
  duplicate: { to: 'joined', wants: 'duplicateOf' },
} as const satisfies Record<TriageOutcome, TriageRule>;

const wanted = [...new Set(Object.values(triageMachine).map(({ wants }) => wants))];

/** May this outcome be given now, by somebody whose triage it is? The database asks again, behind its lock. */
export function decideTriage(status: ConcernStatus, body: TriageBody): Outcome<{ readonly to: ConcernStatus }> {
  const { to, wants } = triageMachine[body.outcome];
  const errors: FieldProblem[] = wanted.flatMap((field) => {
    if (field === wants) return body[field] === undefined ? [{ path: field, code: 'required' }] : [];
    return body[field] === undefined ? [] : [{ path: field, code: 'not.here' }];
  });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (body.person !== undefined && to !== 'accepted') return refuse('body.invalid', { errors: [{ path: 'person', code: 'not.here' }] });
  return status === 'received' ? allow({ to }) : refuse('concern.not-now');
}

const settlements = ['case', 'caseNumber', 'reason'] as const satisfies readonly (keyof SettlePersonBody)[];

/** May this be settled of a person now? One of the three ways; the database looks at the person again, behind its lock. */
export function decideSettlement(
  { status, peopleCount }: { readonly status: ConcernStatus; readonly peopleCount: number },
  body: SettlePersonBody,
): Outcome<null> {
  const ways = settlements.filter((field) => body[field] !== undefined);
  if (ways.length === 0) return refuse('body.invalid', { errors: [{ path: 'case', code: 'required' }] });
  if (ways.length > 1) return refuse('body.invalid', { errors: ways.slice(1).map((path) => ({ path, code: 'not.here' })) });
  if (status !== 'accepted') return refuse('concern.not-now');
  return body.person < peopleCount ? allow(null) : refuse('concern.no-such-person');
}

/** So that nobody is forgotten: every person that was counted is in one of the four. */
export function countPersons(persons: readonly Pick<PersonOfConcern, 'state'>[], peopleCount: number): PersonCounts {
  const inState = (state: PersonState): number => persons.filter((person) => person.state === state).length;
  return {
    withCase: inState('case'),
    withReason: inState('no-case'),
    waiting: inState('waits'),
    onlyCounted: Math.max(0, peopleCount - persons.length),
  };
}

/** How long those described may wait for their cases once the concern was accepted. */
export const settlementLimits = { danger: day, otherwise: 3 * day } as const;

/** The outcomes open to somebody whose triage it is. @param opens whether they may open a case */
export function availableOutcomes(status: ConcernStatus, opens: boolean): TriageOutcome[] {
  if (status !== 'received') return [];
  return triageOutcomes.codes.filter((outcome) => opens || outcome !== 'accepted-new-case');
}

/** When a concern's triage calls: at half its time to remind, at its end because it is overdue. */
export function triageCalls(sentAt: Date, danger: boolean): { readonly remindAt: Date; readonly dueAt: Date } {
  const limit = danger ? triageLimits.danger : triageLimits.otherwise;
  return { remindAt: new Date(sentAt.getTime() + limit / 2), dueAt: new Date(sentAt.getTime() + limit) };
}

/** The one word that goes back to the labour inspection; null where nothing is decided. */
/** From which status the labour inspection sends a matter of its own back to the police: one passed to it, or one it kept. */
export const labourMatterStatuses: readonly ConcernStatus[] = ['labour-matter', 'labour-violation'];

/** May the labour inspection say now that its matter shows trafficking? It names what shows it, or that somebody is in danger. */
export function decideReturn(status: ConcernStatus, body: ReturnLabourMatterBody): Outcome<null> {
  if (!labourMatterStatuses.includes(status)) return refuse('concern.not-now');
  if (body.signs.length === 0 && !body.danger) return refuse('body.invalid', { errors: [{ path: 'signs', code: 'required' }] });
  return allow(null);
}

export function labourAnswerOf(status: ConcernStatus): LabourAnswer | null {
  if (status === 'accepted') return 'trafficking';
  return status === 'no-ground' || status === 'labour-matter' ? 'not-trafficking' : null;
}

/** As much of a concern as tells whether it may be another's double. */
export interface ConcernTraits {
  readonly governorate: Governorate;
  readonly placeKind: ConcernPlace;
  readonly channel: string;
  readonly seenAt: Date;
  readonly signs: readonly ConcernSign[];
}

/** Sightings further apart are no longer taken for one, but by a name or a number. */
export const likelyWithin = 3 * day;
const vaguePlaces: readonly ConcernPlace[] = ['other', 'unknown'];

/**
 * What speaks for two concerns being one, or nothing where too little does: a name or number alone, or of two sightings in
 * one governorate within three days two of signs, place and channel. Only a triager joins them.
 */
export function likenessOf(
  one: ConcernTraits,
  other: ConcernTraits,
  same: { readonly name: boolean; readonly phone: boolean },
): Likeness[] {
  const near = one.governorate === other.governorate && Math.abs(one.seenAt.getTime() - other.seenAt.getTime()) <= likelyWithin;
  const shared = one.signs.filter((sign) => sign !== 'other' && other.signs.includes(sign)).length;
  const fewest = Math.min(one.signs.length, other.signs.length);
  const byLook: Likeness[] = near
    ? [
        ...(shared > 0 && shared * 2 >= fewest ? (['same-signs'] as const) : []),
        ...(one.placeKind === other.placeKind && !vaguePlaces.includes(one.placeKind) ? (['same-place'] as const) : []),
        ...(one.channel === other.channel ? (['same-channel'] as const) : []),
      ]
    : [];
  const byName: Likeness[] = [...(same.name ? (['same-name'] as const) : []), ...(same.phone ? (['same-phone'] as const) : [])];
  return byName.length > 0 || byLook.length >= 2 ? [...byName, ...byLook] : [];
}
