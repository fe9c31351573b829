import { EntitySchema } from 'typeorm';
import type { CaseId, CategoryMask, TimelineKind, UnitId } from '@himaya/domain';

/** One thing that happened in a case, in codes; it belongs to one category and is read with it. */
export interface TimelineRecord {
  id: string;
  caseId: CaseId;
  at: Date;
  kind: TimelineKind;
  /** The bit of its category. */
  category: CategoryMask;
  unitId: UnitId;
  subjectId: string | null;
  details: Readonly<Record<string, string>>;
}

export const TimelineSchema = new EntitySchema<TimelineRecord>({
  name: 'timeline_event',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    at: { type: 'timestamptz' },
    kind: { type: 'text' },
    category: { type: 'int' },
    unitId: { type: 'uuid', name: 'unit_id' },
    subjectId: { type: 'uuid', name: 'subject_id', nullable: true },
    details: { type: 'jsonb' },
  },
});
