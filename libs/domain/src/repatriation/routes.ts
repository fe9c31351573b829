import { route, type Page } from '../shared/route';
import type {
  AskedClearance,
  AssessReturnBody,
  ClearanceView,
  DecideClearanceBody,
  DecideReturnBody,
  DecideReturnRiskBody,
  OpenRepatriationBody,
  RecordReturnContactBody,
  RepatriationBoardView,
  RepatriationListItem,
  RepatriationView,
  StepRepatriationBody,
} from './types';

export const readRepatriationBoard = route<void, RepatriationBoardView>('GET', '/repatriations/board');
/** Query: status, cursor, limit. The latest to come into that status first. */
export const listRepatriations = route<void, Page<RepatriationListItem>>('GET', '/repatriations');
export const openRepatriation = route<OpenRepatriationBody, RepatriationView>('POST', '/cases/:id/repatriations');
export const readRepatriation = route<void, RepatriationView>('GET', '/repatriations/:id');
export const decideReturn = route<DecideReturnBody, RepatriationView>('POST', '/repatriations/:id/decisions');
export const assessReturn = route<AssessReturnBody, RepatriationView>('POST', '/repatriations/:id/risks');
export const approveReturnRisk = route<DecideReturnRiskBody, RepatriationView>('POST', '/return-risks/:id/decision');
export const stepRepatriation = route<StepRepatriationBody, RepatriationView>('POST', '/repatriations/:id/steps');
/** Clearances that are asked of the own unit, in cases shared with it. */
export const listClearances = route<void, { readonly items: readonly AskedClearance[] }>('GET', '/exit-clearances');
export const decideExitClearance = route<DecideClearanceBody, ClearanceView>('POST', '/exit-clearances/:id/decision');
export const recordReturnContact = route<RecordReturnContactBody, RepatriationView>('POST', '/return-contacts/:id/record');
