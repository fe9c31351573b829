import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

/** Tables of figures: of the secretariat, who makes them, and of the chair, who lets them out; nobody else's before they are public. */
export const releaseRights: Readonly<Record<string, Right>> = {
  'POST /statistics/releases': right('self', who.makersOfReleases, () => '409 release.nothing-to-correct'),
  'GET /statistics/releases': right('self', who.readersOfFigures),
  'GET /statistics/releases/:id': right('self', who.readersOfFigures, () => notThere),
  'GET /statistics/releases/:id/export': right('self', who.readersOfFigures, () => notThere),
  'POST /statistics/contributions': right('self', who.makersOfReleases, () => '400 statistics.period'),
  'GET /statistics/contributions': right('self', who.readersOfFigures),
  'POST /statistics/contributions/:id/steps': right('self', who.publishersOfReleases, () => notThere),
  // Rows leave by those who let them out.
  'GET /statistics/contributions/:id/file': right('self', who.publishersOfReleases, () => notThere),
  'POST /statistics/releases/:id/steps': right('self', who.publishersOfReleases, () => notThere),
};
