import {
  decideSitting,
  localDay,
  presumedChild,
  type Accompaniment,
  type CaseView,
  type IndicatorAnswer,
  type IndicatorId,
  type InterpreterKind,
  type InterpreterTie,
  type IsoDate,
  type OwnSexWish,
  type RecordSittingBody,
} from '@himaya/domain';

/** What the form holds while a talk goes on. */
export interface SittingValues {
  readonly heldOn: IsoDate | null;
  readonly language: string | null;
  readonly interpreter: InterpreterKind;
  readonly interpreterBound: boolean;
  readonly interpreterTie: InterpreterTie | null;
  readonly trainedInterviewer: boolean;
  readonly ownSexWish: OwnSexWish;
  readonly accompaniment: Accompaniment | null;
  readonly answers: Readonly<Record<IndicatorId, IndicatorAnswer>>;
  readonly note: string;
}

/** Wrong fields by name, as codes. */
export type SittingErrors = Partial<Record<string, string>>;

export function sittingValuesFor(record: CaseView): SittingValues {
  return {
    heldOn: localDay(new Date()),
    language: record.person.languages[0] ?? null,
    interpreter: 'none',
    interpreterBound: false,
    interpreterTie: null,
    trainedInterviewer: false,
    ownSexWish: 'not-asked',
    accompaniment: null,
    answers: {},
    note: '',
  };
}

/** The body to send, or what is wrong: fields left out first, then by the rules of the domain. */
export function sittingBodyOf(
  values: SittingValues,
  record: CaseView,
): { readonly body: RecordSittingBody } | { readonly errors: SittingErrors } {
  const child = presumedChild(record.person.ageBand);
  const { heldOn, language, interpreter } = values;
  const errors: Record<string, string> = {};
  if (heldOn === null) errors['heldOn'] = 'required';
  if (language === null) errors['language'] = 'required';
  if (heldOn === null || language === null) return { errors };
  const said = (answer: IndicatorAnswer): IndicatorId[] =>
    Object.entries(values.answers).flatMap(([id, given]) => (given === answer ? [id] : []));
  const note = values.note.trim();
  const body: RecordSittingBody = {
    heldOn,
    language,
    interpreter,
    interpreterBound: interpreter === 'none' ? null : values.interpreterBound,
    // A draft of before this was asked has none.
    interpreterTie: interpreter === 'none' ? null : (values.interpreterTie ?? null),
    trainedInterviewer: values.trainedInterviewer,
    ownSexWish: values.ownSexWish,
    accompaniment: child ? values.accompaniment : null,
    yes: said('yes'),
    no: said('no'),
    unknown: said('unknown'),
    ...(note ? { note } : {}),
  };
  const decided = decideSitting(body, { caseStatus: record.status, child, today: localDay(new Date()) });
  if (!decided.ok) for (const { path, code } of decided.errors ?? []) errors[path] ??= code;
  return Object.keys(errors).length > 0 ? { errors } : { body };
}
