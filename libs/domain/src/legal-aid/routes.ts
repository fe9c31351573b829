import { route, type Page } from '../shared/route';
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
