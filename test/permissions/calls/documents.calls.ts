import { aForm, jpeg } from '../../support/files';
import { first, type Calls } from './call';

export const documentCalls: Calls = {
  'POST /cases/:id/documents': { id: (place) => place.case.id, multipart: true, body: () => aForm({ bytes: jpeg() }, 'photo') },
  'GET /cases/:id/documents': { id: (place) => place.case.id },
  'GET /documents/:id/content': { id: (place) => place.documentId },
  'GET /documents/:id/view': { id: (place) => place.documentId },
  'POST /documents/:id/versions': {
    id: (place) => place.documentId,
    version: first,
    multipart: true,
    body: () => aForm({ bytes: jpeg() }, 'photo'),
  },
  'POST /documents/:id/removal': { id: (place) => place.documentId, version: first, body: () => ({ reason: 'wrong-file' }) },
};
