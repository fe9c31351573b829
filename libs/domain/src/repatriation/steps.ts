import { decideNotReached } from '../reintegration/follow-up';
import type { CategoryMask } from '../shared/categories';
import { maskOf } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { returnSteps, type ClearanceStatus, type RepatriationStatus, type ReturnReason, type ReturnStep } from './codes';
import { returnChecklist, runningReturns } from './machine';
import type { DecideClearanceBody, RecordReturnContactBody, ReturnFacts, StepRepatriationBody } from './types';

type StepField = Exclude<keyof StepRepatriationBody, 'step'>;

interface StepRule {
  readonly from: readonly RepatriationStatus[];
  /** Null where the status stays. */
  readonly to: RepatriationStatus | null;
  readonly needs: readonly StepField[];
  readonly may?: readonly StepField[];
}

/** Every step of a journey; the database holds the same table. Nothing of a journey is done while the person has not said that they want it. */
export const returnStepRules: Readonly<Record<ReturnStep, StepRule>> = {
  'contact-embassy': { from: ['preparing'], to: null, needs: ['on', 'embassy', 'consentId'] },
  'ask-document': { from: ['preparing'], to: null, needs: ['on', 'document'] },
  'issue-document': { from: ['preparing'], to: null, needs: ['on', 'document', 'validUntil', 'words'] },
  'ask-clearance': { from: ['preparing'], to: null, needs: ['on'] },
  'name-receiver': { from: ['preparing'], to: null, needs: ['destination', 'country', 'bodyKind', 'words'], may: ['carer'] },
  book: { from: ['preparing'], to: null, needs: ['on', 'mode', 'words'] },
  'settle-escort': { from: ['preparing'], to: null, needs: ['escort'] },
  depart: { from: ['preparing'], to: 'travelling', needs: ['on'] },
  'hand-over': { from: ['travelling'], to: 'handed-over', needs: ['on'] },
  'confirm-arrival': { from: ['handed-over'], to: 'arrived', needs: ['on'] },
  'call-off': { from: runningReturns, to: 'called-off', needs: ['reason'] },
};

const stepFields: readonly StepField[] = [
  'on',
  'embassy',
  'consentId',
  'document',
  'validUntil',
  'mode',
  'escort',
  'destination',
  'country',
  'bodyKind',
  'words',
  'carer',
  'reason',
];

/** Reasons that somebody gives by hand; the others are what the database saw. */
export const givenReturnReasons = [
  'not-safe',
  'papers-refused',
  'not-accepted-there',
  'person-unreachable',
  'travel-impossible',
  'entered-in-error',
] as const satisfies readonly ReturnReason[];

export interface ReturnStepFacts {
  readonly status: RepatriationStatus;
  readonly today: IsoDate;
  readonly facts: ReturnFacts;
  /** Of a word with the own state: the consent named is to share the identity with it, and stands. */
  readonly consent: boolean;
  /** The day of the step before, which this one does not precede: of a hand-over the departure, of an arrival the hand-over. */
  readonly since: IsoDate | null;
}

/** May this step be taken? Fields first, then where the return stands, then what must hold: every missing thing is named at once. */
export function decideReturnStep(
  body: StepRepatriationBody,
  { status, today, facts, consent, since }: ReturnStepFacts,
): Outcome<{ readonly to: RepatriationStatus }> {
  const { from, to } = returnStepRules[body.step];
  const errors = fieldsOf(body, today, since);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!from.includes(status)) return refuse('repatriation.not-now');
  if (body.step === 'contact-embassy') {
    if (facts.fearsState) return refuse('repatriation.fears-state');
    if (!consent) return refuse('repatriation.embassy-consent');
  }
  if (body.step === 'depart') {
    const missing = returnChecklist(facts, today).filter(({ met }) => !met);
    if (missing.length > 0) {
      return refuse('repatriation.not-ready', {
        errors: missing.map(({ precondition }) => ({ path: precondition, code: `repatriation.missing.${precondition}` })),
      });
    }
  }
  return allow({ to: to ?? status });
}

function fieldsOf(body: StepRepatriationBody, today: IsoDate, since: IsoDate | null): FieldProblem[] {
  const { needs, may = [] } = returnStepRules[body.step];
  const given = (field: StepField): boolean => body[field] !== undefined && body[field] !== null && body[field] !== '';
  const errors: FieldProblem[] = stepFields.flatMap((path) => {
    if (given(path)) return needs.includes(path) || may.includes(path) ? [] : [{ path, code: 'key.unknown' }];
    return needs.includes(path) ? [{ path, code: 'required' }] : [];
  });
  const { on, validUntil, country, reason } = body;
  if (errors.length > 0) return errors;
  return [
    // A journey is booked for a day to come; everything else was done on one that has been.
    ...(on && body.step === 'book' && on < today ? [{ path: 'on', code: 'date.past' }] : []),
    ...(on && body.step !== 'book' && on > today ? [{ path: 'on', code: 'date.future' }] : []),
    ...(on && since !== null && on < since ? [{ path: 'on', code: 'date.too-early' }] : []),
    ...(validUntil && validUntil < today ? [{ path: 'validUntil', code: 'date.past' }] : []),
    ...(country === 'IQ' ? [{ path: 'country', code: 'code.unknown' }] : []),
    ...(reason && !givenReturnReasons.some((one) => one === reason) ? [{ path: 'reason', code: 'code.unknown' }] : []),
  ];
}

/** Steps that can be taken now, whatever is missing: what a page offers. */
export const stepsNow = (status: RepatriationStatus): ReturnStep[] =>
  returnSteps.codes.filter((step) => returnStepRules[step].from.includes(status));

/** The most that fines can be, in dinars: a slip of some noughts does not pass. */
export const mostFines = 1_000_000_000;

/** May a clearance be decided so? By who writes `repatriation` of the case, the residence directorate's liaison too (domain.md section 4). */
export function decideClearance(
  body: DecideClearanceBody,
  facts: { readonly status: ClearanceStatus; readonly askedOn: IsoDate; readonly today: IsoDate; readonly write: CategoryMask },
): Outcome<null> {
  const given = (value: unknown): boolean => value !== undefined && value !== null;
  const granted = body.status === 'granted';
  const errors: FieldProblem[] = [
    ...(body.decidedOn > facts.today ? [{ path: 'decidedOn', code: 'date.future' }] : []),
    ...(body.decidedOn < facts.askedOn ? [{ path: 'decidedOn', code: 'date.too-early' }] : []),
    ...(granted === given(body.fines) ? [] : [{ path: 'fines', code: granted ? 'required' : 'key.unknown' }]),
    ...((body.fines === 'charged') === given(body.amount)
      ? []
      : [{ path: 'amount', code: given(body.amount) ? 'key.unknown' : 'required' }]),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if ((facts.write & maskOf('repatriation')) === 0) return refuse('case.category-not-yours');
  return facts.status === 'asked' ? allow(null) : refuse('repatriation.not-now');
}

/** Months after the arrival at which somebody who returned is asked how they are, and days until who leads the office hears that nobody asked (domain.md section 7). */
export const returnContactRules = { months: [1, 3, 6, 12], overdueDays: 7 } as const;

/** May this contact be written down? Once each, and not reached after a second try; that the person agreed to it after the closing, the database asks. */
export function decideReturnContact(
  { outcome, contactedOn }: Pick<RecordReturnContactBody, 'outcome' | 'contactedOn'>,
  facts: { readonly made: boolean; readonly triedOn: IsoDate | null; readonly today: IsoDate },
): Outcome<null> {
  if (contactedOn > facts.today) return refuse('body.invalid', { errors: [{ path: 'contactedOn', code: 'date.future' }] });
  if (facts.made) return refuse('repatriation.not-now');
  const early = outcome === 'not-reached' && !decideNotReached(contactedOn, facts.triedOn).ok;
  return early ? refuse('repatriation.not-yet') : allow(null);
}
