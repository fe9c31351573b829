import { EntitySchema } from 'typeorm';
import type {
  Accompaniment,
  CaseId,
  IndicatorId,
  InterpreterKind,
  InterpreterTie,
  IsoDate,
  OwnSexWish,
  ScreeningSittingId,
  UnitId,
  UserId,
} from '@himaya/domain';

/** One talk over the indicator sheet; never changed once it is written. */
export interface SittingRecord {
  id: ScreeningSittingId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  sheetVersion: number;
  heldOn: IsoDate;
  language: string;
  interpreter: InterpreterKind;
  interpreterBound: boolean | null;
  interpreterTie: InterpreterTie | null;
  trainedInterviewer: boolean;
  ownSexWish: OwnSexWish;
  child: boolean;
  accompaniment: Accompaniment | null;
  saidYes: IndicatorId[];
  saidNo: IndicatorId[];
  saidUnknown: IndicatorId[];
  /** Under the case's data key. */
  noteCt: Buffer | null;
}

export const SittingSchema = new EntitySchema<SittingRecord>({
  name: 'screening_sitting',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    sheetVersion: { type: 'int', name: 'sheet_version' },
    heldOn: { type: 'date', name: 'held_on' },
    language: { type: 'text' },
    interpreter: { type: 'text' },
    interpreterBound: { type: 'boolean', name: 'interpreter_bound', nullable: true },
    interpreterTie: { type: 'text', name: 'interpreter_tie', nullable: true },
    trainedInterviewer: { type: 'boolean', name: 'trained_interviewer' },
    ownSexWish: { type: 'text', name: 'own_sex_wish' },
    child: { type: 'boolean' },
    accompaniment: { type: 'text', nullable: true },
    saidYes: { type: 'text', array: true, name: 'said_yes' },
    saidNo: { type: 'text', array: true, name: 'said_no' },
    saidUnknown: { type: 'text', array: true, name: 'said_unknown' },
    noteCt: { type: 'bytea', name: 'note_ct', nullable: true },
  },
});
