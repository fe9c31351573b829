import { accessReviewWork } from './access-reviews';
import { breakGlassWork, escalateReview } from './break-glass';
import { caseDutyEscalations, caseDutyWork } from './case-duties';
import { sweepStorage } from './documents';
import { leaveWork } from './leaves';
import { deadlineSweep, notificationWork, referralEscalations } from './notifications';
import { escalateOverride, overrideWork } from './overrides';
import type { Work } from './platform/outbox/start-worker';
import { findAnomalies } from './audit';
import { incidentWork } from './incidents';
import type { Config } from './platform/config/config';
import { FolderStorage } from './platform/storage/folder-storage';
import { sealWork } from './seals';
import { escalateOffer, escalateOwed, transferWork } from './transfers';

const sweepDeadlines = deadlineSweep({
  ...referralEscalations,
  'break-glass-review': escalateReview,
  'transfer-decide': escalateOffer,
  'transfer-offer': escalateOwed,
  'override-approval': escalateOverride,
  ...caseDutyEscalations,
});

/** Everything the features have the worker do, wherever it runs. */
export function workOf({ storageDir }: Pick<Config, 'storageDir'>): Work {
  return {
    handlers: [
      ...notificationWork.handlers,
      ...leaveWork.handlers,
      ...breakGlassWork.handlers,
      ...transferWork.handlers,
      ...overrideWork.handlers,
      ...sealWork.handlers,
      ...incidentWork.handlers,
      ...caseDutyWork.handlers,
    ],
    chores: [
      ...notificationWork.chores,
      ...accessReviewWork.chores,
      ...leaveWork.chores,
      ...sealWork.chores,
      sweepDeadlines,
      ...incidentWork.chores,
      findAnomalies,
      sweepStorage(new FolderStorage(storageDir)),
    ],
  };
}
