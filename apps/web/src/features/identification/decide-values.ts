import {
  localDay,
  type AssessmentBody,
  type CourtKind,
  type DecideIdentificationBody,
  type DocumentId,
  type Governorate,
  type IdentificationDecision,
  type IdentificationGround,
  type IdentificationView,
  type IsoDate,
  type SafeguardsAnswer,
  type TestFinding,
} from '@himaya/domain';

/** What the form holds while it is being filled in. */
export interface DecideValues {
  readonly decision: IdentificationDecision | null;
  readonly ground: IdentificationGround | null;
  readonly reasons: string;
  readonly decidedOn: IsoDate | null;
  readonly documentId: string | null;
  readonly courtKind: CourtKind | null;
  readonly courtGovernorate: Governorate | null;
  readonly judgeName: string;
  readonly judgeReference: string;
  readonly tests: readonly AssessmentBody[];
  /** Whether residence starts with the period; null as it was proposed. */
  readonly stay: boolean | null;
}

export type DecideErrors = Partial<Record<keyof DecideValues, string>>;

const unknown: TestFinding = 'unknown';

export const decideValuesFor = ({ rules, child, actions }: IdentificationView, governorate: Governorate): DecideValues => ({
  decision: null,
  ground: null,
  reasons: '',
  decidedOn: localDay(new Date()),
  documentId: null,
  courtKind: actions.some(({ decidedBy }) => decidedBy === 'judge') ? (child ? 'juvenile' : 'investigation') : null,
  courtGovernorate: governorate,
  judgeName: '',
  judgeReference: '',
  tests: rules.tests.map(({ id }) => ({ test: id, act: unknown, means: unknown, purpose: unknown })),
  stay: null,
});

const shortestReasons = 10;

/** Whether the decision chosen is a judge's. */
export const ofJudge = ({ decision }: DecideValues, { actions }: IdentificationView): boolean =>
  actions.some((action) => action.decision === decision && action.decidedBy === 'judge');

/** Whether the decision chosen opens a reflection period, with which residence can start. */
export const opensPeriod = ({ decision }: DecideValues): boolean => decision === 'find-reasonable-grounds';

/** Whether residence starts with it: as ticked, else as the person needs it; undefined where it is not this decider's to say. */
export const startsWith = (values: DecideValues, safeguards: SafeguardsAnswer | undefined): boolean | undefined =>
  opensPeriod(values) && safeguards?.records.includes('residence') && safeguards.stay.need !== 'not-needed'
    ? (values.stay ?? safeguards.stay.need === 'needed')
    : undefined;

/** The body to send, or which fields are wrong, as codes. */
export function decideBodyOf(
  values: DecideValues,
  identification: IdentificationView,
  safeguards: SafeguardsAnswer | undefined,
): { readonly body: DecideIdentificationBody } | { readonly errors: DecideErrors } {
  const { decision, ground, decidedOn, courtKind, courtGovernorate } = values;
  const byJudge = ofJudge(values, identification);
  const judgeName = values.judgeName.trim();
  const errors: DecideErrors = {
    ...(decision === null ? { decision: 'required' } : {}),
    ...(ground === null ? { ground: 'required' } : {}),
    ...(decidedOn === null ? { decidedOn: 'required' } : {}),
    ...(values.reasons.trim().length < shortestReasons ? { reasons: 'text.too-short' } : {}),
    ...(byJudge && judgeName.length < 2 ? { judgeName: 'required' } : {}),
    ...(byJudge && courtKind === null ? { courtKind: 'required' } : {}),
  };
  const stay = startsWith(values, safeguards);
  if (Object.keys(errors).length > 0 || decision === null || ground === null || decidedOn === null) return { errors };
  return {
    body: {
      decision,
      ground,
      decidedOn,
      reasons: values.reasons.trim(),
      tests: values.tests,
      ...(stay === undefined ? {} : { stay }),
      ...(values.documentId === null ? {} : { documentId: values.documentId as DocumentId }),
      ...(byJudge && courtKind !== null && courtGovernorate !== null
        ? { judge: { courtKind, courtGovernorate, name: judgeName, reference: values.judgeReference.trim() || null } }
        : {}),
    },
  };
}
