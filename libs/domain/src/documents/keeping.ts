import { maskOf, type CategoryMask } from '../shared/categories';
import type { DocumentId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { sealedDocumentCategories, type DocumentType } from './codes';

const sealedToWriter = maskOf(...sealedDocumentCategories);

/**
 * May this reader take a document's file away? Who keeps records of its category may; who only reads them (the `r` of domain.md section 4)
 * views a marked copy, where each look leaves its line and can be ended.
 * @param written what the reader may write of the case
 */
export const mayDownload = (category: CategoryMask, written: CategoryMask): boolean => (written & category) !== 0;

export function decideDownload(category: CategoryMask, written: CategoryMask): Outcome<null> {
  return mayDownload(category, written) ? allow(null) : refuse('document.view-only');
}

/** A document as it is decided on. */
export interface KeptDocument {
  readonly type: DocumentType;
  readonly category: CategoryMask;
  /** Taken out, or its key deleted with its case. */
  readonly removed: boolean;
  readonly replacedById: DocumentId | null;
  /** The reader's unit wrote it. */
  readonly own: boolean;
}

/** Whoever may write the category, and of what is sealed to a unit, that unit alone. */
export const mayChange = ({ category, own }: Pick<KeptDocument, 'category' | 'own'>, written: CategoryMask): boolean =>
  (written & category) !== 0 && ((category & sealedToWriter) === 0 || own);

/** May this document get a newer version of this type? Only the latest of its line, and of the same kind of paper. */
export function decideNewVersion(
  former: KeptDocument,
  facts: { readonly type: DocumentType; readonly written: CategoryMask },
): Outcome<null> {
  if (!mayChange(former, facts.written)) return refuse('case.category-not-yours');
  if (former.removed) return refuse('document.removed');
  if (former.replacedById !== null) return refuse('document.replaced');
  if (facts.type !== former.type) return refuse('body.invalid', { errors: [{ path: 'type', code: 'value.invalid' }] });
  return allow(null);
}
