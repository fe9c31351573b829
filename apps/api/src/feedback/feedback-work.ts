import type { Work } from '../platform/outbox/start-worker';

/** Words are kept for twelve months, unused codes for their time. */
export const feedbackWork: Work = {
  handlers: [],
  chores: [
    {
      name: 'forget-feedback',
      pause: 3_600_000,
      run: (database) =>
        database.transaction(async (em) => {
          await em.query('select guard.forget_feedback()');
        }),
    },
  ],
};
