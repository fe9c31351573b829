import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

/** What the committee reports: written by the secretariat, taken by the chair, read by nobody else before it is public. */
export const reportRights: Readonly<Record<string, Right>> = {
  'GET /committee-reports': right('self', who.publishersOfReleases),
  'POST /committee-reports': right('self', who.secretariat, () => '400 body.invalid'),
  'GET /committee-reports/:id': right('self', who.publishersOfReleases, () => notThere),
  'GET /committee-reports/:id/file': right('self', who.publishersOfReleases, () => notThere),
  'POST /committee-reports/:id/texts': right('self', who.secretariat, () => notThere),
  'POST /committee-reports/:id/steps': right('self', who.publishersOfReleases, () => notThere),
};
