import type { UnitRef } from '../directory/types';
import type { Category } from '../shared/categories';
import type { CaseId, DocumentId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { DocumentMediaType, DocumentRemovalReason, DocumentType } from './codes';

/** A document as its readers see it; its bytes are fetched apart. */
export interface DocumentView {
  readonly id: DocumentId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly type: DocumentType;
  readonly category: Category;
  readonly mediaType: DocumentMediaType;
  /** Of the bytes as kept, after what a camera writes into them was taken out. */
  readonly sizeBytes: number;
  /** What the sender's machine called it; null where it had no name, or its key was deleted. */
  readonly fileName: string | null;
  readonly unit: UnitRef;
  readonly recordedAt: IsoInstant;
  readonly removedAt: IsoInstant | null;
  readonly removalReason: DocumentRemovalReason | null;
  /** Which version of its line it is, from 1. */
  readonly edition: number;
  /** The version before it, and the one after; null where there is none. */
  readonly replacesId: DocumentId | null;
  readonly replacedById: DocumentId | null;
  /** Whether this reader may remove it. */
  readonly removable: boolean;
  /** Whether this reader may add a newer version. */
  readonly replaceable: boolean;
  /** Whether this reader may take the file away; who may not views a marked copy. */
  readonly downloadable: boolean;
}

export interface RemoveDocumentBody {
  readonly reason: DocumentRemovalReason;
}
