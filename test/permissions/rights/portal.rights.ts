import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

/** What the state tells the public: written by the secretariat, let out by a second person of it or by the chair, read by nobody else before. */
export const portalRights: Readonly<Record<string, Right>> = {
  'GET /portal-items': right('self', who.publishersOfReleases),
  'POST /portal-items': right('self', who.secretariat, () => '400 body.invalid'),
  'GET /portal-items/:id': right('self', who.publishersOfReleases, () => notThere),
  'POST /portal-items/:id/texts': right('self', who.secretariat, () => notThere),
  'POST /portal-items/:id/steps': right('self', who.publishersOfReleases, () => notThere),
};
