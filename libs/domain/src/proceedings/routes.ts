import { route, type Page } from '../shared/route';
import type { CustodyReturnBody, CustodyReturnView } from './custody';
import type { AskTestimonyBody, CaseProceedingsView, LinkProceedingBody, MoveTestimonyBody } from './testimony';
import type {
  AddDefendantBody,
  OpenProceedingBody,
  ProceedingListItem,
  ProceedingView,
  RecordProceedingEventBody,
  ShareProceedingBody,
} from './types';

/** The own unit's, the latest first. Query: cursor, limit. */
export const listProceedings = route<void, Page<ProceedingListItem>>('GET', '/proceedings');
export const openProceeding = route<OpenProceedingBody, ProceedingView>('POST', '/proceedings');
export const readProceeding = route<void, ProceedingView>('GET', '/proceedings/:id');
export const shareProceeding = route<ShareProceedingBody, ProceedingView>('POST', '/proceedings/:id/units');
export const addDefendant = route<AddDefendantBody, ProceedingView>('POST', '/proceedings/:id/defendants');
export const recordProceedingEvent = route<RecordProceedingEventBody, ProceedingView>('POST', '/defendants/:id/events');
export const takeBackProceedingEvent = route<Record<string, never>, ProceedingView>('POST', '/proceeding-events/:id/reversal');
/** What a case has of proceedings: to whoever reads that category of it. */
export const readCaseProceedings = route<void, CaseProceedingsView>('GET', '/cases/:id/proceedings');
export const linkProceeding = route<LinkProceedingBody, CaseProceedingsView>('POST', '/cases/:id/proceedings');
export const endProceedingLink = route<Record<string, never>, CaseProceedingsView>('POST', '/proceeding-links/:id/ending');
export const askTestimony = route<AskTestimonyBody, CaseProceedingsView>('POST', '/cases/:id/testimony-measures');
export const moveTestimony = route<MoveTestimonyBody, CaseProceedingsView>('POST', '/testimony-measures/:id/moves');
/** The own office's counts, the latest day first. Query: cursor, limit. */
export const listCustodyReturns = route<void, Page<CustodyReturnView>>('GET', '/custody-returns');
export const giveCustodyReturn = route<CustodyReturnBody, void>('POST', '/custody-returns');
