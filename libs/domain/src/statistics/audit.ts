import { portalAuditActions } from '../portal/audit';
import { meetingAuditActions } from '../meetings/audit';
import { committeeReportAuditActions } from '../reports/audit';

/** Deeds of those who read figures, and of what is told to the public. */
export const figureAuditActions = [
  'measure.list',
  'measure.read',
  'release.request',
  'release.list',
  'release.read',
  'release.export',
  'release.step',
  ...portalAuditActions,
  ...committeeReportAuditActions,
  ...meetingAuditActions,
  'contribution.request',
  'contribution.list',
  'contribution.step',
  'contribution.file',
] as const;
