import type { Role } from '../accounts/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import {
  committeeReportChapters,
  committeeReportSteps,
  type CommitteeReportChapter,
  type CommitteeReportKind,
  type CommitteeReportStatus,
  type CommitteeReportStep,
} from './codes';
import type { SaveCommitteeReportBody, StepCommitteeReportBody } from './types';

/** Limits of committee reports (docs/limits.md). */
export const committeeReportLimits = { text: 6000, note: 500, letter: 60, releases: 20 } as const;

interface StepRule {
  readonly from: readonly CommitteeReportStatus[];
  readonly to: CommitteeReportStatus;
  /** Taken by another person than who wrote or proposed it. */
  readonly byAnother: boolean;
  readonly needs: 'reason' | 'note' | null;
  readonly roles: Readonly<Record<CommitteeReportKind, readonly Role[]>>;
}

const of = (internal: readonly Role[], annual = internal): StepRule['roles'] => ({ monthly: internal, quarterly: internal, annual });
const writers: readonly Role[] = ['secretariat-analyst'];
const chair: readonly Role[] = ['committee-chair'];
const both: readonly Role[] = [...writers, ...chair];

/** Every step of a report; the database holds the same table. What goes to the chair is the chair's to take; what goes to everybody, a second person's. */
export const committeeReportMachine: Readonly<Record<CommitteeReportStep, StepRule>> = {
  propose: { from: ['draft'], to: 'proposed', byAnother: false, needs: null, roles: of(writers) },
  approve: { from: ['proposed'], to: 'approved', byAnother: true, needs: null, roles: of(chair, both) },
  return: { from: ['proposed'], to: 'draft', byAnother: false, needs: 'note', roles: of(chair, both) },
  discard: { from: ['draft'], to: 'discarded', byAnother: false, needs: null, roles: of(writers) },
  withdraw: { from: ['approved'], to: 'withdrawn', byAnother: false, needs: 'reason', roles: of([], both) },
};

/** The chapters of a kind: the annual report has all of them, the others a summary. */
export const chaptersOf = (kind: CommitteeReportKind): readonly CommitteeReportChapter[] =>
  kind === 'annual' ? committeeReportChapters.codes : ['summary'];

/** What a step is decided on. */
export interface CommitteeReportFacts extends SaveCommitteeReportBody {
  readonly kind: CommitteeReportKind;
  readonly status: CommitteeReportStatus;
  /** Whether who takes the step wrote or proposed it. */
  readonly own: boolean;
  readonly held: readonly Role[];
  /** Whether a table that it holds is no longer published. */
  readonly stale: boolean;
  /** Months of a quarter that have no approved report. */
  readonly monthsMissing: number;
}

const isOne = (held: readonly Role[], wanted: readonly Role[]): boolean => held.some((role) => wanted.includes(role));

/** The steps this reader can take now. */
export const committeeReportStepsOf = ({
  kind,
  status,
  own,
  held,
}: Pick<CommitteeReportFacts, 'kind' | 'status' | 'own' | 'held'>): CommitteeReportStep[] =>
  committeeReportSteps.codes.filter((step) => {
    const { from, byAnother, roles } = committeeReportMachine[step];
    return from.includes(status) && !(own && byAnother) && isOne(held, roles[kind]);
  });

export const mayWriteReport = ({ status, held }: Pick<CommitteeReportFacts, 'status' | 'held'>): boolean =>
  status === 'draft' && isOne(held, writers);

/** May this step be taken? */
export function decideReportStep(
  { step, reason = null, note = null }: StepCommitteeReportBody,
  facts: CommitteeReportFacts,
): Outcome<null> {
  const { kind, status, own, held, stale, monthsMissing } = facts;
  const rule = committeeReportMachine[step];
  if (!isOne(held, rule.roles[kind])) return refuse('role.forbidden');
  if (!rule.from.includes(status)) return refuse('committee-report.status');
  if (rule.byAnother && own) return refuse('committee-report.second-person');
  const errors: FieldProblem[] = [
    ...unfit('reason', reason !== null, rule.needs === 'reason'),
    ...unfit('note', note !== null && note !== '', rule.needs === 'note'),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (stale && (step === 'propose' || step === 'approve')) return refuse('committee-report.stale');
  if (step === 'propose' && !isWhole(facts)) return refuse('committee-report.incomplete');
  return step === 'propose' && monthsMissing > 0 ? refuse('committee-report.months-missing') : allow(null);
}

const unfit = (path: string, given: boolean, wanted: boolean): FieldProblem[] =>
  given === wanted ? [] : [{ path, code: wanted ? 'required' : 'unexpected' }];

/** Arabic in every chapter; a letter for the quarter; a table for the year. */
const isWhole = ({ kind, texts, letterNumber, letterDate, releases }: CommitteeReportFacts): boolean =>
  chaptersOf(kind).every((chapter) => texts.some((text) => text.chapter === chapter && text.ar.trim() !== '')) &&
  (kind !== 'quarterly' || (letterNumber !== null && letterNumber !== '' && letterDate !== null)) &&
  (kind !== 'annual' || releases.length > 0);

/** Does what is written fit the kind: its own chapters, each once; a letter for the quarter alone, tables for the year alone? */
export function decideReportWords(
  kind: CommitteeReportKind,
  { texts, letterNumber, letterDate, releases }: SaveCommitteeReportBody,
): Outcome<null> {
  const errors = [
    ...texts.flatMap(({ chapter }, at): FieldProblem[] =>
      chaptersOf(kind).includes(chapter) && texts.findIndex((one) => one.chapter === chapter) === at
        ? []
        : [{ path: `texts.${at}.chapter`, code: 'code.unfit' }],
    ),
    ...(kind === 'quarterly'
      ? []
      : [...unfit('letterNumber', letterNumber !== null, false), ...unfit('letterDate', letterDate !== null, false)]),
    ...(kind === 'annual' ? [] : unfit('releases', releases.length > 0, false)),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}
