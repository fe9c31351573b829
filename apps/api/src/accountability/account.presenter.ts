import {
  isReplyOverdue,
  localDay,
  replyBy,
  type AgencyRef,
  type IsoDate,
  type MemberAccountView,
  type MemberEvaluationView,
} from '@himaya/domain';
import type { AccountRow, AgencyOfRow } from './account.store';
import type { EvaluationRow } from './evaluation.store';

const agencyOf = ({ agencyId, nameAr, nameCkb, nameEn }: AgencyOfRow): AgencyRef => ({
  id: agencyId,
  name: { ar: nameAr, ckb: nameCkb, en: nameEn },
});

export function accountView(row: AccountRow, today: IsoDate): MemberAccountView {
  const { id, version, half, state, figures, questions, askedAt, reply, repliedAt, finding, foundText, foundAt } = row;
  const askedOn = localDay(askedAt);
  return {
    id,
    version,
    half,
    agency: agencyOf(row),
    state,
    figures,
    questions,
    askedAt: askedAt.toISOString(),
    replyBy: replyBy(askedOn),
    overdue: isReplyOverdue(state, askedOn, today),
    reply: reply === null || repliedAt === null ? null : { text: reply, at: repliedAt.toISOString() },
    finding: finding === null || foundText === null || foundAt === null ? null : { finding, text: foundText, at: foundAt.toISOString() },
  };
}

/** @param rows of each half-year and body the last revision first */
export const evaluationViews = (rows: readonly EvaluationRow[]): MemberEvaluationView[] =>
  rows.map((row, n) => {
    const { half, agencyId, revision, result, text, recordedAt } = row;
    const before = rows[n - 1];
    const stands = before === undefined || before.half !== half || before.agencyId !== agencyId;
    return { half, agency: agencyOf(row), revision, result, text, recordedAt: recordedAt.toISOString(), stands };
  });
