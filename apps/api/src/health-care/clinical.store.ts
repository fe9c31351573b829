import { Injectable } from '@nestjs/common';
import type {
  CareEpisodeId,
  IsoDate,
  MedicationBody,
  MedicationChange,
  MedicationKind,
  MedicationLineId,
  Outcome,
  TraumaScreeningBody,
  TraumaScreeningId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { medicationStatement, traumaStatement } from './care.statements';

export interface TraumaRow {
  readonly id: TraumaScreeningId;
  readonly heldOn: IsoDate;
  readonly againOn: IsoDate | null;
  readonly trainedStaff: boolean;
  readonly answersCt: Buffer;
  readonly recordedBy: string | null;
}

export interface MedicationRow {
  readonly id: MedicationLineId;
  readonly version: number;
  readonly careId: CareEpisodeId;
  readonly kind: MedicationKind;
  readonly wordsCt: Buffer;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly change: MedicationChange | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The only SQL over what is asked about trauma and what somebody takes. */
@Injectable()
export class ClinicalStore {
  trauma(tx: Tx, careId: CareEpisodeId): Promise<TraumaRow[]> {
    return tx.em.query(traumaStatement, [careId]);
  }

  medication(tx: Tx, careId: CareEpisodeId): Promise<MedicationRow[]> {
    return tx.em.query(medicationStatement, [careId]);
  }

  /** The latest version of a line, without its words; null for another unit's. */
  async line(
    tx: Tx,
    id: MedicationLineId,
  ): Promise<{ careId: CareEpisodeId; kind: MedicationKind; change: MedicationChange | null } | null> {
    const [row] = await tx.em.query<{ careId: CareEpisodeId; kind: MedicationKind; change: MedicationChange | null }[]>(
      'select episode_id as "careId", kind, change from medication_line where id = $1 order by version desc limit 1',
      [id],
    );
    return row ?? null;
  }

  recordTrauma(
    tx: Tx,
    id: TraumaScreeningId,
    careId: CareEpisodeId,
    body: TraumaScreeningBody,
    answersCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_trauma($1, $2, $3, $4, $5, $6)', [
      id,
      careId,
      body.heldOn,
      body.againOn ?? null,
      answersCt,
      body.trainedStaff,
    ]);
  }

  /** @param version the version that is written anew; 0 for a new line */
  writeLine(
    tx: Tx,
    id: MedicationLineId,
    careId: CareEpisodeId,
    version: number,
    body: MedicationBody,
    sealed: { readonly wordsCt: Buffer | null; readonly change: MedicationChange | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.write_medication($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      careId,
      version,
      body.kind,
      sealed.wordsCt,
      body.from,
      body.until ?? null,
      sealed.change,
    ]);
  }
}
