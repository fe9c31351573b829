import type { Work } from './platform/outbox/start-worker';
import { notificationWork } from './notifications';

/** Everything the features have the worker do, wherever it runs. */
export const work: Work = {
  handlers: [...notificationWork.handlers],
  chores: [...notificationWork.chores],
};
