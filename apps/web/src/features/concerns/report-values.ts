import {
  decideReport,
  labourChecklist,
  latinDigits,
  type AgeBand,
  type ConcernKind,
  type ConcernPlace,
  type ConcernSign,
  type DetectionChannel,
  type Governorate,
  type LabourDecision,
  type PersonSeen,
  type ReportConcernBody,
  type SafeContact,
  type Sex,
} from '@himaya/domain';

/** How long ago it was, as people say it. */
export const whens = ['now', 'hour', 'today', 'yesterday', 'earlier'] as const;
export type When = (typeof whens)[number];
const hour = 3_600_000;
const ago: Readonly<Record<When, number>> = { now: 0, hour, today: 5 * hour, yesterday: 24 * hour, earlier: 72 * hour };

export interface PersonValues {
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly language: string | null;
  readonly name: string;
  readonly phone: string;
}

/** The form while it is filled in. */
export interface ReportValues {
  readonly danger: boolean;
  readonly kind: ConcernKind;
  readonly channel: DetectionChannel | null;
  readonly governorate: Governorate;
  readonly placeKind: ConcernPlace | null;
  readonly place: string;
  readonly when: When;
  readonly peopleCount: number;
  readonly signs: readonly ConcernSign[];
  readonly signsAbsent: readonly ConcernSign[];
  readonly labourDecision: LabourDecision | null;
  readonly employer: string;
  readonly persons: readonly PersonValues[];
  readonly safeContact: SafeContact;
  readonly narrative: string;
  readonly callback: string;
}

/** What stays the same from one report of a post to the next. */
export type Habits = Pick<ReportValues, 'kind' | 'channel' | 'governorate' | 'placeKind'>;

export function emptyReport(governorate: Governorate, habits: Partial<Habits> = {}): ReportValues {
  return {
    danger: false,
    kind: 'trafficking-suspicion',
    channel: null,
    governorate,
    placeKind: null,
    place: '',
    when: 'now',
    peopleCount: 1,
    signs: [],
    signsAbsent: [],
    labourDecision: null,
    employer: '',
    persons: [],
    safeContact: 'through-unit-only',
    narrative: '',
    callback: '',
    ...habits,
  };
}

export const emptyPerson: PersonValues = { sex: 'unknown', ageBand: 'unknown', language: null, name: '', phone: '' };

/** Wrong fields by their name, as codes. */
export type ReportErrors = Readonly<Record<string, string>>;

/** The body to send, or what is wrong with it; a refusal that is no field's stands under `form`. */
export function bodyOf(values: ReportValues, now: Date): { readonly body: ReportConcernBody } | { readonly errors: ReportErrors } {
  const { channel, placeKind } = values;
  if (!channel || !placeKind)
    return { errors: { ...(channel ? {} : { channel: 'required' }), ...(placeKind ? {} : { placeKind: 'required' }) } };
  const labour = values.kind === 'labour-case';
  const body: ReportConcernBody = {
    kind: values.kind,
    channel,
    governorate: values.governorate,
    placeKind,
    place: values.place.trim() || null,
    seenAt: new Date(now.getTime() - ago[values.when]).toISOString(),
    peopleCount: Math.max(values.peopleCount, values.persons.length),
    persons: values.persons.map(personOf),
    signs: values.signs,
    signsAbsent: labour ? values.signsAbsent.filter((sign) => labourChecklist.includes(sign)) : [],
    danger: values.danger,
    safeContact: values.safeContact,
    narrative: values.narrative.trim() || null,
    callback: values.callback.trim() || null,
    ...(labour ? { employer: values.employer.trim() || null } : {}),
    ...(labour && values.labourDecision ? { labourDecision: values.labourDecision } : {}),
  };
  const decided = decideReport(body, now);
  if (decided.ok) return { body };
  return { errors: decided.errors ? Object.fromEntries(decided.errors.map(({ path, code }) => [path, code])) : { form: decided.problem } };
}

function personOf({ sex, ageBand, language, name, phone }: PersonValues): PersonSeen {
  return { sex, ageBand, language, name: name.trim() || null, phone: latinDigits(phone).trim() || null };
}
