import {
  taskKinds,
  workViews,
  type AssignBody,
  type ChangeTaskBody,
  type RecordTaskBody,
  type TaskKind,
  type UserId,
  type WorkView,
} from '@himaya/domain';
import { AnId, AnInstant, Code, PageQuery, Text } from '../platform/http/fields';

export class RecordTaskDto implements RecordTaskBody {
  @Code(taskKinds)
  kind!: TaskKind;

  @AnInstant()
  dueAt!: string;

  @Text(500, { nullable: true })
  note?: string | null;

  @AnId({ nullable: true })
  assigneeId?: UserId | null;
}

export class ChangeTaskDto implements ChangeTaskBody {
  @AnInstant({ optional: true })
  dueAt?: string;

  @Text(500, { nullable: true })
  note?: string | null;
}

export class AssignDto implements AssignBody {
  @AnId({ nullable: true })
  assigneeId!: UserId | null;
}

/** A body that says nothing: the deed is in the path. */
export class TaskStepBody {}

export class WorkQueryDto extends PageQuery {
  @Code(workViews)
  view!: WorkView;

  @AnInstant({ optional: true })
  from?: string;

  @AnInstant({ optional: true })
  to?: string;
}
