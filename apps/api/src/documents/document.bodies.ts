import { documentRemovalReasons, type DocumentRemovalReason, type RemoveDocumentBody } from '@himaya/domain';
import { Code } from '../platform/http/fields';

export class RemoveDocumentDto implements RemoveDocumentBody {
  @Code(documentRemovalReasons)
  reason!: DocumentRemovalReason;
}
