import { route } from '../shared/route';
import type { DocumentView, RemoveDocumentBody } from './types';

/** multipart/form-data: a field `type`, then one `file`. */
export const addDocument = route<void, DocumentView>('POST', '/cases/:id/documents');
export const listDocuments = route<void, { readonly items: readonly DocumentView[] }>('GET', '/cases/:id/documents');
/** The bytes, as an attachment. */
export const readDocument = route<void, void>('GET', '/documents/:id/content');
export const removeDocument = route<RemoveDocumentBody, DocumentView>('POST', '/documents/:id/removal');
