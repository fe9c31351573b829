import { route, type Page } from '../shared/route';
import type { RecordFollowUpBody } from './follow-up';
import type { ApplyFundingBody, DecideFundingBody, PayFundingBody } from './funding';
import type { MoveInstalmentBody, RepayInstalmentBody } from './repayment';
import type {
  EndProgrammeBody,
  MoveStrandBody,
  OpenProgrammeBody,
  PlanStrandBody,
  ProgrammeListItem,
  ProgrammeView,
  ReintegrationBoardView,
} from './types';
import type { RecordVisitBody } from './visit';

export const readReintegrationBoard = route<void, ReintegrationBoardView>('GET', '/reintegration/board');
/** Query: status, cursor, limit. The most urgent and longest waiting first; ended ones, the latest first. */
export const listProgrammes = route<void, Page<ProgrammeListItem>>('GET', '/programmes');
export const openProgramme = route<OpenProgrammeBody, ProgrammeView>('POST', '/cases/:id/programmes');
export const readProgramme = route<void, ProgrammeView>('GET', '/programmes/:id');
export const planStrand = route<PlanStrandBody, ProgrammeView>('POST', '/programmes/:id/strands');
export const moveStrand = route<MoveStrandBody, ProgrammeView>('POST', '/programme-strands/:id/moves');
export const endProgramme = route<EndProgrammeBody, ProgrammeView>('POST', '/programmes/:id/end');
export const applyFunding = route<ApplyFundingBody, ProgrammeView>('POST', '/programme-strands/:id/applications');
export const decideFundingApplication = route<DecideFundingBody, ProgrammeView>('POST', '/funding-applications/:id/decision');
export const payFunding = route<PayFundingBody, ProgrammeView>('POST', '/funding-applications/:id/payments');
export const reverseFundingPayment = route<Record<string, never>, ProgrammeView>('POST', '/funding-payments/:id/reversal');
export const recordFollowUp = route<RecordFollowUpBody, ProgrammeView>('POST', '/programmes/:id/follow-ups');
export const repayInstalment = route<RepayInstalmentBody, ProgrammeView>('POST', '/funding-instalments/:id/repayments');
export const moveInstalment = route<MoveInstalmentBody, ProgrammeView>('POST', '/funding-instalments/:id/moves');
export const reverseRepayment = route<Record<string, never>, ProgrammeView>('POST', '/funding-repayments/:id/reversal');
export const recordVisit = route<RecordVisitBody, ProgrammeView>('POST', '/livelihood-visits/:id/record');
