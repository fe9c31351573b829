import type { PrintedPaperView } from '../papers/types';
import { route, type Page } from '../shared/route';
import type {
  CaseRetentionView,
  CertificateBody,
  DecideErasureBody,
  DecideHoldBody,
  DueCaseView,
  ErasureView,
  LegalHoldView,
  ProposeErasureBody,
  SetHoldBody,
} from './types';

/** Query: cursor, limit. Cases whose time has run out and that nobody holds, the longest overdue first. */
export const listDueCases = route<void, Page<DueCaseView>>('GET', '/retention/cases');
/** Query: cursor, limit. The register of erasures, the latest proposal first. */
export const listErasures = route<void, Page<ErasureView>>('GET', '/retention/erasures');
export const proposeErasure = route<ProposeErasureBody, ErasureView>('POST', '/retention/erasures');
export const decideErasureOf = route<DecideErasureBody, ErasureView>('POST', '/retention/erasures/:id/decision');
export const printCertificate = route<CertificateBody, PrintedPaperView>('POST', '/retention/erasures/:id/certificates');
/** Query: cursor, limit. Every hold there was, the latest first; of a court's office what it asked for itself. */
export const listHolds = route<void, Page<LegalHoldView>>('GET', '/retention/holds');
/** The officer's stands at once; a court's office asks. */
export const setHold = route<SetHoldBody, LegalHoldView>('POST', '/retention/holds');
export const decideHoldOf = route<DecideHoldBody, LegalHoldView>('POST', '/retention/holds/:id/decision');
export const readCaseRetention = route<void, CaseRetentionView>('GET', '/cases/:id/retention');
