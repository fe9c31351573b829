import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

export const proceedingRights: Readonly<Record<string, Right>> = {
  // Section 7: suspects live apart from any case; who was not let into a proceeding finds none.
  'GET /proceedings': right('self', who.prosecutors),
  'POST /proceedings': right('self', who.prosecutors),
  'GET /proceedings/:id': right('self', who.prosecutors, () => notThere),
  'POST /proceedings/:id/units': right('self', who.prosecutors, () => notThere),
  'POST /proceedings/:id/defendants': right('self', who.prosecutors, () => notThere),
  'POST /defendants/:id/events': right('self', who.prosecutors, () => notThere),
  'POST /proceeding-events/:id/reversal': right('self', who.prosecutors, () => notThere),
};
