import type { Category } from '../shared/categories';
import { codeList, type CodeOf } from '../shared/code-list';

/** What a document is; its type decides its category. */
export const documentTypes = codeList('document-type', [
  'consent-evidence',
  'identification-decision',
  'identity-document',
  'photo',
  'statement',
  'risk-assessment',
  'medical-report',
  'psychological-report',
  'placement-agreement',
  'power-of-attorney',
  'legal-submission',
  'court-decision',
  'travel-document',
  'training-certificate',
  'family-document',
  'note-attachment',
  'exit-clearance',
  'handover-record',
  'employment-contract',
  'school-record',
  'charge-sheet',
]);
export type DocumentType = CodeOf<typeof documentTypes>;

/** domain.md section 3: a document has the category of its type. The database holds the same table as a CHECK. */
export const documentCategory: Readonly<Record<DocumentType, Category>> = {
  'consent-evidence': 'core',
  'identification-decision': 'core',
  'identity-document': 'identity',
  photo: 'identity',
  statement: 'exploitation',
  'risk-assessment': 'risk',
  'medical-report': 'health',
  'psychological-report': 'psychosocial',
  'placement-agreement': 'shelter',
  'power-of-attorney': 'legal',
  'legal-submission': 'legal',
  'court-decision': 'proceedings',
  'travel-document': 'repatriation',
  'training-certificate': 'reintegration',
  'family-document': 'family',
  'note-attachment': 'notes',
  'exit-clearance': 'repatriation',
  'handover-record': 'repatriation',
  'employment-contract': 'reintegration',
  'school-record': 'reintegration',
  'charge-sheet': 'proceedings',
};

/** Categories whose documents stay with the unit that wrote them, whoever else may read the category: domain.md section 3. */
export const sealedDocumentCategories: readonly Category[] = ['health', 'psychosocial', 'legal', 'notes'];

/** What may be kept: pictures and PDF, told by their bytes and never by their names. */
export const documentMediaTypes = codeList('document-media-type', ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export type DocumentMediaType = CodeOf<typeof documentMediaTypes>;

/** Most pixels a picture may have: a telephone's largest, twice over. A few packed kilobytes can unfold to more than a reader's machine has. */
export const mostPixels = 200_000_000;

/** Bytes at most. */
export const largestDocument: Readonly<Record<DocumentMediaType, number>> = {
  'image/jpeg': 10 * 1024 * 1024,
  'image/png': 10 * 1024 * 1024,
  'image/webp': 10 * 1024 * 1024,
  'application/pdf': 20 * 1024 * 1024,
};

export const documentRemovalReasons = codeList('document-removal-reason', [
  'wrong-file',
  'wrong-case',
  'replaced',
  'person-asked',
  'unreadable',
]);
export type DocumentRemovalReason = CodeOf<typeof documentRemovalReasons>;
