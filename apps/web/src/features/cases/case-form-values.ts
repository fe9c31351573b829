import {
  decideOpenCase,
  latinDigits,
  localDay,
  maskOf,
  categories,
  type Act,
  type AgeBand,
  type CaseView,
  type ChangeCaseBody,
  type DetectionChannel,
  type ExploitationForm,
  type FieldProblem,
  type Governorate,
  type IsoDate,
  type Means,
  type OpenCaseBody,
  type PersonBody,
  type SafeContact,
  type Sex,
  type SpecialNeed,
} from '@himaya/domain';

/** How the opener knows the age. */
export type AgeSource = 'date' | 'years' | 'band';

export interface ExploitationValues {
  readonly form: ExploitationForm;
  readonly acts: readonly Act[];
  readonly means: readonly Means[];
}

/** The form of a case while it is being filled in; empty texts and nulls are what nobody has said yet. */
export interface CaseFormValues {
  readonly alias: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: Sex | null;
  readonly ageSource: AgeSource;
  readonly birthDate: IsoDate | null;
  readonly ageYears: string;
  readonly ageBand: AgeBand;
  readonly nationality: string | null;
  readonly languages: readonly string[];
  readonly phone: string;
  readonly governorate: Governorate | null;
  readonly foundAt: IsoDate | null;
  readonly foundBy: DetectionChannel | null;
  readonly exploitation: readonly ExploitationValues[];
  readonly specialNeeds: readonly SpecialNeed[];
  readonly safeContact: SafeContact;
}

/** Wrong fields by their name in the form, as codes. */
export type CaseFormErrors = Readonly<Record<string, string>>;

export function emptyCase(governorate: Governorate): CaseFormValues {
  return {
    alias: '',
    givenName: '',
    familyName: '',
    sex: null,
    ageSource: 'years',
    birthDate: null,
    ageYears: '',
    ageBand: 'unknown',
    nationality: null,
    languages: [],
    phone: '',
    governorate,
    foundAt: localDay(new Date()),
    foundBy: null,
    exploitation: [],
    specialNeeds: [],
    safeContact: 'through-unit-only',
  };
}

export function valuesOf(record: CaseView): CaseFormValues {
  const { person } = record;
  return {
    alias: person.alias,
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    sex: person.sex,
    ageSource: person.birthDate ? 'date' : typeof person.ageYears === 'number' ? 'years' : 'band',
    birthDate: person.birthDate ?? null,
    ageYears: typeof person.ageYears === 'number' ? String(person.ageYears) : '',
    ageBand: person.ageBand,
    nationality: person.nationality ?? null,
    languages: person.languages,
    phone: person.phone ?? '',
    governorate: record.governorate,
    foundAt: record.foundAt,
    foundBy: record.foundBy,
    exploitation: (record.exploitation ?? []).map(({ form, acts = [], means = [] }) => ({ form, acts, means })),
    specialNeeds: record.specialNeeds,
    safeContact: record.safeContact,
  };
}

/** The body to open a case with, or every field that is wrong. Digits may be Latin or Arabic-Indic. */
export function openBodyOf(values: CaseFormValues): { readonly body: OpenCaseBody } | { readonly errors: CaseFormErrors } {
  const { sex, governorate, foundAt, foundBy } = values;
  const errors = missingFields(values);
  if (!sex || !governorate || !foundAt || !foundBy || Object.keys(errors).length > 0) return { errors };
  const body: OpenCaseBody = {
    person: personOf(values, sex),
    governorate,
    foundAt,
    foundBy,
    exploitation: values.exploitation,
    specialNeeds: values.specialNeeds,
    safeContact: values.safeContact,
  };
  const decision = decideOpenCase(body, { writeCategories: maskOf(...categories.codes), today: localDay(new Date()) });
  return decision.ok ? { body } : { errors: formErrorsOf(decision.errors ?? []) };
}

/** The body of a change, of what the reader may write, or every field that is wrong. */
export function changeBodyOf(
  values: CaseFormValues,
  withIdentity: boolean,
): { readonly body: ChangeCaseBody } | { readonly errors: CaseFormErrors } {
  const { sex, governorate } = values;
  const { foundAt: _when, foundBy: _who, ...errors } = missingFields(values);
  if (!sex || !governorate || Object.keys(errors).length > 0) return { errors };
  const { alias, languages, ...identity } = personOf(values, sex);
  const person = { alias, sex, languages: languages ?? [], ...(withIdentity ? identity : {}) };
  return { body: { person, governorate, specialNeeds: values.specialNeeds, safeContact: values.safeContact } };
}

/** Puts the server's paths (`person.birthDate`) on the form's fields (`birthDate`). */
export function formErrorsOf(problems: readonly FieldProblem[]): CaseFormErrors {
  return Object.fromEntries(
    problems.map(({ path, code }) => [path.replace(/^person\./, '').replace(/^(exploitation\.\d+)\..*$/, '$1'), code]),
  );
}

function missingFields(values: CaseFormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.alias.trim() === '') errors['alias'] = 'required';
  for (const field of ['sex', 'governorate', 'foundAt', 'foundBy'] as const) {
    if (!values[field]) errors[field] = 'required';
  }
  if (values.ageSource === 'years' && values.ageYears.trim() !== '' && yearsOf(values.ageYears) === null) errors['ageYears'] = 'age.number';
  values.exploitation.forEach((entry, place) => {
    if (entry.acts.length === 0) errors[`exploitation.${place}`] = 'exploitation.acts';
  });
  return errors;
}

function personOf(values: CaseFormValues, sex: Sex): PersonBody {
  const { ageSource } = values;
  return {
    alias: values.alias.trim(),
    givenName: values.givenName.trim() || null,
    familyName: values.familyName.trim() || null,
    sex,
    birthDate: ageSource === 'date' ? values.birthDate : null,
    ageYears: ageSource === 'years' ? yearsOf(values.ageYears) : null,
    ...(ageSource === 'band' ? { ageBand: values.ageBand } : {}),
    nationality: values.nationality,
    languages: values.languages,
    phone: latinDigits(values.phone).trim() || null,
  };
}

function yearsOf(text: string): number | null {
  const digits = latinDigits(text).trim();
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 120 ? Number(digits) : null;
}
