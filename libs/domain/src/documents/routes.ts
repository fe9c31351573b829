import { route } from '../shared/route';
import type { DocumentView, RemoveDocumentBody } from './types';

/** multipart/form-data: a field `type`, then one `file`. */
export const addDocument = route<void, DocumentView>('POST', '/cases/:id/documents');
export const listDocuments = route<void, { readonly items: readonly DocumentView[] }>('GET', '/cases/:id/documents');
/** Multipart, If-Match of the version before it: a field `type`, the same, then one `file`. */
export const addDocumentVersion = route<void, DocumentView>('POST', '/documents/:id/versions');
/** The bytes, as an attachment, for who keeps records of its category. */
export const readDocument = route<void, void>('GET', '/documents/:id/content');
/** A copy to look at and print, marked with reader, unit and time. Query: language. A PDF stays one; a picture comes as an SVG page. */
export const viewDocument = route<void, void>('GET', '/documents/:id/view');
export const removeDocument = route<RemoveDocumentBody, DocumentView>('POST', '/documents/:id/removal');
