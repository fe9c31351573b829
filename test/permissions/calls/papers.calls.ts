import type { Calls } from './call';

export const paperCalls: Calls = {
  'POST /cases/:id/record-sheets': { id: (place) => place.case.id, body: () => ({ language: 'en', categories: ['core'] }), changes: false },
};
