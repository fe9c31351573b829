import { randomBytes } from 'node:crypto';
import { inventedCase } from '../../support/main-job';
import type { Calls } from './call';

export const exchangeCalls: Calls = {
  'POST /exchange/imports': { body: () => ({ fileHash: randomBytes(32).toString('hex'), format: 'uk-nrm-csv', rows: 1 }) },
  'POST /exchange/imports/:id/rows': {
    id: (place) => place.importId,
    body: () => ({ rows: [{ row: 1, identificationStatus: 'presumed', case: { ...inventedCase, exploitation: [] } }] }),
  },
};
