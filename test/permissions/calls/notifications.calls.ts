import { first, type Calls } from './call';

export const notificationCalls: Calls = {
  'GET /notifications': { query: () => 'limit=100' },
  'POST /notifications/:id/reading': { id: (place) => place.notificationId, version: first },
};
