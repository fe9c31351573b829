import { reads, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { notThere, onCase, right, type Right } from '../rules';

/** What a case has of proceedings is not there for whoever does not read that category of it. */
const ofCase = onCase((asker: Asker): Verdict => (reads(asker).includes('proceedings') ? 'allowed' : notThere));

export const proceedingRights: Readonly<Record<string, Right>> = {
  // Section 7: suspects live apart from any case; who was not let into a proceeding finds none.
  'GET /proceedings': right('self', who.prosecutors),
  'POST /proceedings': right('self', who.prosecutors),
  'GET /proceedings/:id': right('self', who.prosecutors, () => notThere),
  'POST /proceedings/:id/units': right('self', who.prosecutors, () => notThere),
  'POST /proceedings/:id/defendants': right('self', who.prosecutors, () => notThere),
  'POST /defendants/:id/events': right('self', who.prosecutors, () => notThere),
  'POST /proceeding-events/:id/reversal': right('self', who.prosecutors, () => notThere),
  'GET /cases/:id/proceedings': right('case', who.proceedingReaders, ofCase),
  // Nobody here has the proceeding that is named.
  'POST /cases/:id/proceedings': right(
    'case',
    who.prosecutors,
    onCase((asker) => (reads(asker).includes('proceedings') ? '409 proceeding.unknown' : notThere)),
  ),
  'POST /proceeding-links/:id/ending': right('self', who.prosecutors, () => notThere),
  'POST /cases/:id/testimony-measures': right('case', who.prosecutors, ofCase),
  // Of an agency that keeps neither prisons nor juvenile homes.
  'GET /custody-returns': right('self', who.focalPoints),
  'POST /custody-returns': right('self', who.focalPoints, () => '409 custody.not-yours'),
  'POST /testimony-measures/:id/moves': right('self', who.prosecutors, () => notThere),
};
