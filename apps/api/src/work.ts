import { accessReviewWork } from './access-reviews';
import { sweepStorage } from './documents';
import { leaveWork } from './leaves';
import { notificationWork } from './notifications';
import type { Config } from './platform/config/config';
import type { Work } from './platform/outbox/start-worker';
import { FolderStorage } from './platform/storage/folder-storage';
import { sealWork } from './seals';

/** Everything the features have the worker do, wherever it runs. */
export function workOf({ storageDir }: Pick<Config, 'storageDir'>): Work {
  return {
    handlers: [...notificationWork.handlers, ...leaveWork.handlers, ...sealWork.handlers],
    chores: [
      ...notificationWork.chores,
      ...accessReviewWork.chores,
      ...leaveWork.chores,
      ...sealWork.chores,
      sweepStorage(new FolderStorage(storageDir)),
    ],
  };
}
