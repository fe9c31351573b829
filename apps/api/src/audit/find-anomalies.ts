import type { Chore } from '../platform/outbox/chore';

const minute = 60_000;
/** A day, for what is counted by the day, and a little more for workers that stood still. */
const lookBack = 26 * 60 * minute;

/** Looks through the last day's lines for what is unusual; the database finds, and remembers each occasion once. */
export const findAnomalies: Chore = {
  name: 'find-anomalies',
  pause: 5 * minute,
  run: (database, now) =>
    database.transaction(async (em) => {
      await em.query('select guard.find_anomalies($1)', [new Date(now.getTime() - lookBack)]);
    }),
};
