import type { Work } from './platform/outbox/start-worker';
import { notificationWork } from './notifications';
import { sealWork } from './seals';

/** Everything the features have the worker do, wherever it runs. */
export const work: Work = {
  handlers: [...notificationWork.handlers, ...sealWork.handlers],
  chores: [...notificationWork.chores, ...sealWork.chores],
};
