import type { RecordLeaveBody, UserId } from '@himaya/domain';
import { ADate, AnId } from '../platform/http/fields';

export class RecordLeaveDto implements RecordLeaveBody {
  @ADate()
  from!: string;

  @ADate()
  to!: string;

  @AnId({ nullable: true })
  delegateId?: UserId | null;
}

/** A body that says nothing: the deed is in the path. */
export class CancelLeaveBody {}
