import { route, type Page } from '../shared/route';
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
