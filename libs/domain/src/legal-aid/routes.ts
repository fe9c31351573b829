import { route, type Page } from '../shared/route';
import type {
  AskResidenceBody,
  DecideResidenceBody,
  FileClaimBody,
  FundBody,
  FundView,
  MoveClaimBody,
  PayCompensationBody,
} from './claims';
import type { HearingListItem, MoveHearingBody, PlanHearingBody } from './hearings';
import type {
  ChangeLawyerBody,
  EndLegalMatterBody,
  LawyerBody,
  LawyerView,
  LegalBoardView,
  LegalMatterListItem,
  LegalMatterView,
  MoveLegalMatterBody,
  OpenLegalMatterBody,
  RecordLegalAidBody,
} from './types';

export const readLegalBoard = route<void, LegalBoardView>('GET', '/legal-aid/board');
/** The own unit's roster, active ones first. Query: cursor, limit. */
export const listLawyers = route<void, Page<LawyerView>>('GET', '/legal-aid/lawyers');
export const addLawyer = route<LawyerBody, LawyerView>('POST', '/legal-aid/lawyers');
export const changeLawyer = route<ChangeLawyerBody, LawyerView>('POST', '/legal-aid/lawyers/:id/changes');
/** Query: status, cursor, limit. The most urgent and longest waiting first; ended ones, the latest first. */
export const listLegalMatters = route<void, Page<LegalMatterListItem>>('GET', '/legal-matters');
export const openLegalMatter = route<OpenLegalMatterBody, LegalMatterView>('POST', '/cases/:id/legal-matters');
export const readLegalMatter = route<void, LegalMatterView>('GET', '/legal-matters/:id');
export const moveLegalMatter = route<MoveLegalMatterBody, LegalMatterView>('POST', '/legal-matters/:id/moves');
export const recordLegalAid = route<RecordLegalAidBody, LegalMatterView>('POST', '/legal-matters/:id/aid');
export const endLegalMatter = route<EndLegalMatterBody, LegalMatterView>('POST', '/legal-matters/:id/end');
/** Query: from (a day), days (1 to 92), cursor, limit. The earliest first. */
export const listHearings = route<void, Page<HearingListItem>>('GET', '/legal-hearings');
export const planHearing = route<PlanHearingBody, LegalMatterView>('POST', '/legal-matters/:id/hearings');
export const moveHearing = route<MoveHearingBody, LegalMatterView>('POST', '/legal-hearings/:id/moves');
export const askResidence = route<AskResidenceBody, LegalMatterView>('POST', '/legal-matters/:id/residence');
export const decideResidenceApplication = route<DecideResidenceBody, LegalMatterView>('POST', '/residence-applications/:id/decision');
export const fileClaim = route<FileClaimBody, LegalMatterView>('POST', '/legal-matters/:id/claims');
export const moveClaim = route<MoveClaimBody, LegalMatterView>('POST', '/compensation-claims/:id/moves');
export const payCompensation = route<PayCompensationBody, LegalMatterView>('POST', '/compensation-claims/:id/payments');
export const reversePayment = route<Record<string, never>, LegalMatterView>('POST', '/compensation-payments/:id/reversal');
export const readFund = route<void, FundView>('GET', '/victims-fund');
export const setFund = route<FundBody, FundView>('POST', '/victims-fund');
