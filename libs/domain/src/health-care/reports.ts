import type { Category } from '../shared/categories';
import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage } from '../shared/route';
import type { MedicalReportId } from '../shared/ids';
import { categoryOfCare } from './care';
import type { CareService, CareStatus } from './codes';

/** A report on somebody's state (System 7/2017, role 7), or one that was drawn up for a court: the form of both is one. */
export const reportKinds = codeList('report-kind', ['medical-report', 'forensic-report']);
export type ReportKind = CodeOf<typeof reportKinds>;

/** A draft is nobody's paper yet. What was issued is never changed: a newer edition supersedes it, or it is withdrawn. */
export const reportStatuses = codeList('report-status', ['draft', 'issued', 'superseded', 'withdrawn']);
export type ReportStatus = CodeOf<typeof reportStatuses>;

export const reportMoves = codeList('report-move', ['issue', 'discard', 'withdraw']);
export type ReportMove = CodeOf<typeof reportMoves>;

/** Why a report that was issued stands no more. */
export const reportWithdrawals = codeList('report-withdrawal', ['wrong-person', 'wrong-findings', 'issued-too-early']);
export type ReportWithdrawal = CodeOf<typeof reportWithdrawals>;

/** The two parts of a report, each of a category of its own (domain.md section 3): whoever is given one is not given the other. */
export const reportParts = codeList('report-part', ['physical', 'psychological']);
export type ReportPart = CodeOf<typeof reportParts>;

export const categoryOfPart: Readonly<Record<ReportPart, Extract<Category, 'health' | 'psychosocial'>>> = {
  physical: 'health',
  psychological: 'psychosocial',
};

/** What stands in one part: 4,000 characters at most in each field. Kept sealed. */
export interface ReportPartBody {
  /** What was examined, and how. */
  readonly examined?: string | null;
  readonly findings: string;
  readonly treatment?: string | null;
  readonly recommendations?: string | null;
}

/** A report as it is drafted. */
export interface ReportBody {
  readonly kind: ReportKind;
  /** The language it is written in, and its paper is set in. */
  readonly language: InterfaceLanguage;
  readonly examinedOn: IsoDate;
  readonly physical?: ReportPartBody | null;
  readonly psychological?: ReportPartBody | null;
}

export interface DraftReportBody extends ReportBody {
  /** The edition that this one is to supersede; none for a first one. */
  readonly replacesId?: MedicalReportId | null;
}

export interface MoveReportBody {
  readonly move: ReportMove;
  /** Name and title of the clinician who issues it, as they stand on the paper: 120 characters at most. With `issue`. */
  readonly signedAs?: string | null;
  /** With `withdraw`. */
  readonly reason?: ReportWithdrawal | null;
}

export interface ReportView extends ReportBody {
  readonly id: MedicalReportId;
  readonly version: number;
  readonly status: ReportStatus;
  /** From 1; each edition names the one before it. */
  readonly edition: number;
  readonly replacesId: MedicalReportId | null;
  /** A newer edition exists, be it a draft. */
  readonly replaced: boolean;
  readonly draftedAt: IsoInstant;
  readonly issuedAt: IsoInstant | null;
  readonly signedAs: string | null;
  readonly withdrawal: ReportWithdrawal | null;
  /** What this reader can do next. */
  readonly moves: readonly ReportMove[];
  readonly printable: boolean;
}

type MoveField = 'signedAs' | 'reason';

/** Every move of a report; the database holds the same table. A draft that is discarded is gone. */
export const reportMachine: Readonly<
  Record<ReportMove, { readonly from: ReportStatus; readonly to: ReportStatus | null; readonly needs: readonly MoveField[] }>
> = {
  issue: { from: 'draft', to: 'issued', needs: ['signedAs'] },
  discard: { from: 'draft', to: null, needs: [] },
  withdraw: { from: 'issued', to: 'withdrawn', needs: ['reason'] },
};

export const availableReportMoves = (status: ReportStatus): ReportMove[] =>
  reportMoves.codes.filter((move) => reportMachine[move].from === status);

/** Care in which a report can be written: of somebody who was seen, also once it is over. */
export const reportedCare: readonly CareStatus[] = ['active', 'finished'];

/** Reports that can be printed: what stands, and what a newer edition took the place of, for whoever holds the old paper. */
export const printableReports: readonly ReportStatus[] = ['issued', 'superseded'];

export interface ReportFacts {
  readonly care: CareService;
  readonly careStatus: CareStatus;
  readonly today: IsoDate;
}

/** May this be written down? It has the part that its care is about; the other one goes along where there is something to say. */
function bodyProblems(body: ReportBody, facts: ReportFacts): FieldProblem[] {
  const own = reportParts.codes.find((part) => categoryOfPart[part] === categoryOfCare[facts.care])!;
  return [
    ...(body[own] ? [] : [{ path: own, code: 'required' }]),
    ...reportParts.codes.flatMap((part) => (body[part]?.findings === '' ? [{ path: `${part}.findings`, code: 'required' }] : [])),
    ...(body.examinedOn > facts.today ? [{ path: 'examinedOn', code: 'date.future' }] : []),
  ];
}

/**
 * May this report be drafted?
 * @param former the edition that it is to supersede; null for a first one
 */
export function decideDraft(
  body: DraftReportBody,
  facts: ReportFacts,
  former: Pick<ReportView, 'kind' | 'status' | 'replaced'> | null,
): Outcome<null> {
  const errors = bodyProblems(body, facts);
  if (former !== null && former.kind !== body.kind) errors.push({ path: 'kind', code: 'value.invalid' });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!reportedCare.includes(facts.careStatus)) return refuse('care.not-now');
  return former !== null && (former.status === 'draft' || former.replaced) ? refuse('medical-report.not-now') : allow(null);
}

/** May this draft be written anew? Nothing that was issued is. */
export function decideRedraft(
  body: ReportBody,
  facts: ReportFacts,
  draft: { readonly kind: ReportKind; readonly status: ReportStatus },
): Outcome<null> {
  const errors = bodyProblems(body, facts);
  if (draft.kind !== body.kind) errors.push({ path: 'kind', code: 'value.invalid' });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return draft.status === 'draft' ? allow(null) : refuse('medical-report.not-now');
}

const moveFields = ['signedAs', 'reason'] as const satisfies readonly MoveField[];

/** May this move be made? Fields first, then where the report stands. */
export function decideReportMove(body: MoveReportBody, status: ReportStatus): Outcome<{ readonly to: ReportStatus | null }> {
  const rule = reportMachine[body.move];
  const given = (field: MoveField): boolean => body[field] !== undefined && body[field] !== null && body[field] !== '';
  const errors: FieldProblem[] = [
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...moveFields.filter((field) => given(field) && !rule.needs.includes(field)).map((path) => ({ path, code: 'key.unknown' })),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return status === rule.from ? allow({ to: rule.to }) : refuse('medical-report.not-now');
}
