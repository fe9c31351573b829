import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  CaseId,
  ConcernId,
  ConcernKind,
  ConcernPhotoId,
  ConcernPhotoView,
  ConcernPlace,
  ConcernSign,
  ConcernStatus,
  ConcernStepCode,
  DetectionChannel,
  Governorate,
  LabourAnswer,
  LabourCount,
  LabourDecision,
  NoGroundReason,
  ProblemCode,
  ReporterState,
  SafeContact,
  Sex,
  TriageOutcome,
  UnitId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  concernsOfCaseStatement,
  decidedConcernsStatement,
  joinedConcernsStatement,
  nearConcernsStatement,
  oneConcernStatement,
  personsStatement,
  receiptListStatement,
  triageQueueStatement,
  type ListPart,
} from './concern.statements';

export interface ConcernRow {
  readonly id: ConcernId;
  readonly version: number;
  readonly kind: ConcernKind;
  readonly status: ConcernStatus;
  readonly channel: DetectionChannel;
  readonly governorate: Governorate;
  readonly placeKind: ConcernPlace;
  readonly sentAt: Date;
  /** PostgreSQL's text of `sentAt`, to the microsecond: the cursor's part. */
  readonly sentKey: string;
  readonly seenAt: Date;
  readonly dueAt: Date | null;
  readonly danger: boolean;
  readonly urgencyRank: number;
  readonly peopleCount: number;
  readonly signs: ConcernSign[];
  readonly signsAbsent: ConcernSign[];
  readonly foundSigns: ConcernSign[];
  readonly safeContact: SafeContact;
  readonly labourDecision: LabourDecision | null;
  readonly placeCt: Buffer | null;
  readonly narrativeCt: Buffer | null;
  readonly callbackCt: Buffer | null;
  readonly employerCt: Buffer | null;
  readonly reportedUnitId: UnitId;
  readonly fromPublic: boolean;
  /** Null where it never left the inspection. */
  readonly queue: string | null;
  readonly joinedTo: ConcernId | null;
  readonly caseId: CaseId | null;
  readonly joinedCount: number;
}

export interface KeyedConcernRow extends ConcernRow {
  /** Whether it is in a case at all; `caseId` is the one through which the reader reads it. */
  readonly inCase?: boolean;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface ReceiptRow {
  readonly id: ConcernId;
  readonly kind: ConcernKind;
  readonly sentAt: Date;
  readonly sentKey: string;
  readonly state: ReporterState;
  readonly answer: LabourAnswer | null;
}

export interface PersonRow {
  readonly concernId: ConcernId;
  readonly place: number;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly language: string | null;
  readonly nameCt: Buffer | null;
  readonly phoneCt: Buffer | null;
}

export interface StepRow {
  readonly concernId: ConcernId;
  readonly at: Date;
  readonly outcome: ConcernStepCode;
  readonly reason: NoGroundReason | null;
  readonly unitId: UnitId;
  readonly toUnitId: UnitId | null;
}

export interface PhotoRow extends ConcernPhotoView {
  readonly id: ConcernPhotoId;
  readonly concernId: ConcernId;
}

/** A decision on its way to the database, which asks everything again. */
export interface Decision {
  readonly outcome: TriageOutcome;
  readonly reason: NoGroundReason | null;
  readonly caseId: CaseId | null;
  readonly toUnitId: UnitId | null;
  readonly otherId: ConcernId | null;
}

export interface TriagedRow {
  readonly id: ConcernId;
  readonly version: number;
  readonly status: ConcernStatus;
  readonly outcome: TriageOutcome;
  readonly caseId: CaseId | null;
}

/** The only SQL that reads concerns; whose they are, row security says. Reports are written by `ReportStore`. */
@Injectable()
export class ConcernStore {
  /** The queues this session triages; none where it triages nothing. */
  async queues(tx: Tx): Promise<string[]> {
    const [row] = await tx.em.query<{ queues: string[] }[]>('select guard.triage_queues() as queues');
    return row?.queues ?? [];
  }

  async listReceipts(tx: Tx, { after, limit }: ListPart): Promise<ReceiptRow[]> {
    return tx.em.query(receiptListStatement(after !== null), [tx.actor.userId, limit, ...(after ?? [])]);
  }

  async findReceipt(tx: Tx, id: ConcernId): Promise<ReceiptRow | null> {
    const rows = await tx.em.query<ReceiptRow[]>(
      `select concern_id as id, kind, sent_at as "sentAt", sent_at::text as "sentKey", state, answer from concern_receipt where concern_id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async listWaiting(tx: Tx, part: ListPart): Promise<ConcernRow[]> {
    const { sql, values } = triageQueueStatement(await this.queues(tx), part);
    return tx.em.query(sql, values);
  }

  async listDecided(tx: Tx, part: ListPart): Promise<ConcernRow[]> {
    const { sql, values } = decidedConcernsStatement(await this.queues(tx), part);
    return tx.em.query(sql, values);
  }

  /** May miss: another queue's, of a case out of reach, and none are one. */
  async find(tx: Tx, id: ConcernId): Promise<KeyedConcernRow | null> {
    const rows = await tx.em.query<KeyedConcernRow[]>(oneConcernStatement, [id]);
    return rows[0] ?? null;
  }

  async listOfCase(tx: Tx, caseId: CaseId): Promise<KeyedConcernRow[]> {
    return tx.em.query(concernsOfCaseStatement, [caseId]);
  }

  async listJoined(tx: Tx, id: ConcernId): Promise<ConcernRow[]> {
    return tx.em.query(joinedConcernsStatement, [id]);
  }

  /** Sightings around this one's time in its queue and governorate, and those that share a token with it; joined ones are left out. */
  async listNear(tx: Tx, row: ConcernRow, withinMs: number): Promise<KeyedConcernRow[]> {
    const matches = await tx.em.query<{ id: ConcernId }[]>('select id from guard.concern_matches($1) as id', [row.id]);
    const [from, to] = [-withinMs, withinMs].map((ms) => new Date(row.seenAt.getTime() + ms));
    return tx.em.query(nearConcernsStatement, [row.queue, row.governorate, from, to, matches.map(({ id }) => id), row.id]);
  }

  async persons(tx: Tx, ids: readonly ConcernId[]): Promise<PersonRow[]> {
    return ids.length === 0 ? [] : tx.em.query(personsStatement, [ids]);
  }

  async steps(tx: Tx, ids: readonly ConcernId[]): Promise<StepRow[]> {
    return tx.em.query(
      `select concern_id as "concernId", at, outcome, reason, unit_id as "unitId", to_unit_id as "toUnitId" from concern_triage
        where concern_id = any ($1::uuid[]) order by at, id`,
      [ids],
    );
  }

  async photos(tx: Tx, ids: readonly ConcernId[]): Promise<PhotoRow[]> {
    return tx.em.query(
      `select id, concern_id as "concernId", media_type as "mediaType", size_bytes as "sizeBytes" from concern_photo
        where concern_id = any ($1::uuid[]) order by added_at, id`,
      [ids],
    );
  }

  /** Takes the row's lock, and that of the one it may be joined to, in one order for everybody. Nothing happens where it is not the reader's. */
  async hold(tx: Tx, id: ConcernId, otherId: ConcernId | null): Promise<void> {
    await tx.em.query('select guard.hold_concern($1, $2)', [id, otherId]);
  }

  /** Decides behind the row's lock. @returns `done`, or the code of what is in the way */
  async triage(tx: Tx, id: ConcernId, version: number, decision: Decision): Promise<'done' | ProblemCode> {
    const { outcome, reason, caseId, toUnitId, otherId } = decision;
    const [row] = await tx.em.query<{ answer: 'done' | ProblemCode }[]>(
      'select guard.triage_concern($1, $2, $3, $4, $5, $6, $7) as answer',
      [id, version, outcome, reason, caseId, toUnitId, otherId],
    );
    return row?.answer ?? 'not-found';
  }

  async findTriaged(tx: Tx, id: ConcernId): Promise<TriagedRow | null> {
    const rows = await tx.em.query<TriagedRow[]>(
      `select id, version, status, outcome, case_id as "caseId" from guard.triaged_concern($1)`,
      [id],
    );
    return rows[0] ?? null;
  }

  async listBodies(tx: Tx, outcome: TriageOutcome): Promise<UnitId[]> {
    if (outcome === 'labour-matter') {
      const rows = await tx.em.query<{ id: UnitId }[]>(
        `select id from unit where kind = 'frontline-post' and agency_id = 'ministry-of-labour-and-social-affairs' and closed_at is null
          order by governorate, name_en, id limit 300`,
      );
      return rows.map(({ id }) => id);
    }
    const rows = await tx.em.query<{ id: UnitId }[]>(
      `select id from unit where kind in ('police-section', 'coordination-desk', 'placement-desk') and closed_at is null and id <> $1
        order by governorate, kind, name_en, id limit 300`,
      [tx.actor.unitId],
    );
    return rows.map(({ id }) => id);
  }

  async labourCounts(tx: Tx): Promise<LabourCount[]> {
    return tx.em.query('select month, outcome, count from guard.labour_counts()');
  }

  /** Room for one more photograph of one's own report: `done`, `too-many` or `absent`. */
  async photoRoom(tx: Tx, id: ConcernId): Promise<'done' | 'too-many' | 'absent'> {
    const [row] = await tx.em.query<{ room: 'done' | 'too-many' | 'absent' }[]>('select guard.photo_room($1) as room', [id]);
    return row?.room ?? 'absent';
  }

  /** The picture came before under the id the device gave it. */
  async photoSentBefore(tx: Tx, id: ConcernId, clientKey: string): Promise<boolean> {
    const [row] = await tx.em.query<{ sent: boolean }[]>('select guard.photo_sent_before($1, $2) as sent', [id, clientKey]);
    return row?.sent === true;
  }

  async addPhoto(tx: Tx, photo: PhotoRow, key: WrappedKey, clientKey: string | null): Promise<void> {
    await tx.em.query(
      'insert into concern_photo (id, concern_id, media_type, size_bytes, added_by, added_at, client_key) values ($1, $2, $3, $4, $5, $6, $7)',
      [photo.id, photo.concernId, photo.mediaType, photo.sizeBytes, tx.actor.userId, tx.now, clientKey],
    );
    await insertKey(tx, photo.id, key);
  }

  async findPhoto(
    tx: Tx,
    id: ConcernPhotoId,
  ): Promise<(PhotoRow & { keyWrapped: Buffer | null; keyId: string | null; caseId: CaseId | null }) | null> {
    const rows = await tx.em.query<(PhotoRow & { keyWrapped: Buffer | null; keyId: string | null; caseId: CaseId | null })[]>(
      `select p.id, p.concern_id as "concernId", p.media_type as "mediaType", p.size_bytes as "sizeBytes", k.wrapped as "keyWrapped", k.key_id as "keyId",
              c.case_id as "caseId"
         from concern_photo p join concern c on c.id = p.concern_id left join subject_key k on k.kind = 'concern' and k.subject_id = p.id where p.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}

/** Keeps the data key of a concern, or of one of its photographs. */
export async function insertKey(tx: Tx, subject: string, key: WrappedKey): Promise<void> {
  await tx.em.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('concern', $1, $2, $3)`, [
    subject,
    key.wrapped,
    key.keyId,
  ]);
}
