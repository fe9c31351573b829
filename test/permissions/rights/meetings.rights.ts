import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

/** The meeting register: written by the secretariat, confirmed by the chair; a body sees its own part and answers what was given to it. */
export const meetingRights: Readonly<Record<string, Right>> = {
  'GET /meetings': right('self', who.publishersOfReleases),
  'GET /meetings/of-my-body': right('self', who.focalPoints),
  'POST /meetings': right('self', who.secretariat, () => '400 body.invalid'),
  'GET /meetings/:id': right('self', who.publishersOfReleases, () => notThere),
  'POST /meetings/:id/minutes': right('self', who.secretariat, () => notThere),
  'POST /meetings/:id/closing': right('self', who.secretariat, () => notThere),
  'POST /meetings/:id/confirmation': right('self', who.chairs, () => notThere),
  'POST /meetings/:id/corrections': right('self', who.secretariat, () => notThere),
  'POST /meeting-decisions/:id/findings': right('self', who.secretariat, () => notThere),
  'POST /meeting-decisions/:id/answers': right('self', who.focalPoints, () => notThere),
};
