import { route } from '../shared/route';
import type {
  AskMemberBody,
  FindOnAccountBody,
  MemberAccountsView,
  MemberAccountView,
  MemberEvaluationsView,
  PlanScorecardsView,
  RecordEvaluationBody,
  ReplyToQuestionsBody,
} from './types';

/** How each member has met its obligations. Query: half (the running half-year), `2026-H2`. */
export const listPlanScorecards = route<void, PlanScorecardsView>('GET', '/plan/scorecards');
/** Every member's, or the own body's alone. Query: half, agency. */
export const listMemberAccounts = route<void, MemberAccountsView>('GET', '/plan/accounts');
/** The chair's questions, with which the half-year's figures are frozen; once for each half-year and body. */
export const askMember = route<AskMemberBody, MemberAccountView>('POST', '/plan/accounts');
export const replyToQuestions = route<ReplyToQuestionsBody, MemberAccountView>('POST', '/plan/accounts/:id/reply');
/** After the reply, or once the days for one are over. */
export const findOnAccount = route<FindOnAccountBody, MemberAccountView>('POST', '/plan/accounts/:id/finding');
/** Every revision, of every member or of the own body alone. Query: half, agency. */
export const listMemberEvaluations = route<void, MemberEvaluationsView>('GET', '/plan/evaluations');
export const recordEvaluation = route<RecordEvaluationBody, MemberEvaluationsView>('POST', '/plan/evaluations');
