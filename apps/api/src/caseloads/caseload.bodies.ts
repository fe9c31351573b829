import type { AssignBody, HandOverCaseloadBody, UserId } from '@himaya/domain';
import { AnId } from '../platform/http/fields';

export class AssignCaseDto implements AssignBody {
  @AnId({ nullable: true })
  assigneeId!: UserId | null;
}

export class HandOverCaseloadDto implements HandOverCaseloadBody {
  @AnId()
  fromUserId!: UserId;

  @AnId()
  toUserId!: UserId;
}
