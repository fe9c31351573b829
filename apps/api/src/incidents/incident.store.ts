import { Injectable } from '@nestjs/common';
import type { callsOf, IncidentClock, IncidentKind, IncidentRisk, IncidentStep, IncidentYear, TellingWay, UnitId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';

export interface IncidentRow {
  readonly id: string;
  readonly version: number;
  readonly kind: IncidentKind;
  readonly unitId: UnitId;
  readonly reportedAt: Date;
  readonly reportedKey: string;
  readonly noticedAt: Date;
  readonly risk: IncidentRisk | null;
  readonly descriptionCt: Buffer;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface StepRow {
  readonly incidentId: string;
  readonly step: IncidentStep;
  readonly at: Date;
  readonly way: TellingWay | null;
  readonly noteCt: Buffer | null;
}

export interface NewIncident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly noticedAt: Date;
  readonly descriptionCt: Buffer;
  readonly key: WrappedKey;
  readonly caseIds: readonly string[];
  readonly calls: ReturnType<typeof callsOf>;
}

const columns = `i.id, i.version, i.kind, i.reported_unit_id as "unitId", i.reported_at as "reportedAt", i.reported_at::text as "reportedKey",
  i.noticed_at as "noticedAt", i.risk, i.description_ct as "descriptionCt", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

/** The only SQL over incidents; whom row security lets read them: the officers. */
@Injectable()
export class IncidentStore {
  async insert(tx: Tx, incident: NewIncident): Promise<void> {
    const { id, kind, noticedAt, descriptionCt, key, caseIds, calls } = incident;
    await tx.em.query(
      `insert into incident (id, kind, reported_by, reported_unit_id, reported_at, noticed_at, description_ct) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, kind, tx.actor.userId, tx.actor.unitId, tx.now, noticedAt, descriptionCt],
    );
    await tx.em.query('insert into incident_key (incident_id, wrapped, key_id) values ($1, $2, $3)', [id, key.wrapped, key.keyId]);
    await this.addCases(tx, id, caseIds);
    for (const { clock, call, at } of calls) {
      await tx.em.query('insert into incident_deadline (incident_id, clock, call, due_at) values ($1, $2, $3, $4)', [id, clock, call, at]);
    }
  }

  async addCases(tx: Tx, id: string, caseIds: readonly string[]): Promise<void> {
    for (const caseId of new Set(caseIds)) {
      await tx.em.query('insert into incident_case (incident_id, case_id) values ($1, $2)', [id, caseId]);
    }
  }

  async list(tx: Tx, open: boolean | null, before: readonly string[], limit: number): Promise<IncidentRow[]> {
    return tx.em.query(
      `select ${columns} from incident i left join incident_key k on k.incident_id = i.id
        where (i.reported_at, i.id) < ($1::timestamptz, $2::uuid) and ($3::boolean is null or (i.closed_at is null) = $3)
        order by i.reported_at desc, i.id desc limit $4`,
      [...before, open, limit],
    );
  }

  async find(tx: Tx, id: string, lock = false): Promise<IncidentRow | null> {
    const rows: IncidentRow[] = await tx.em.query(
      `select ${columns} from incident i left join incident_key k on k.incident_id = i.id where i.id = $1 ${lock ? 'for update of i' : ''}`,
      [id],
    );
    return rows[0] ?? null;
  }

  async steps(tx: Tx, ids: readonly string[]): Promise<StepRow[]> {
    return tx.em.query(
      `select incident_id as "incidentId", step, at, way, note_ct as "noteCt" from incident_step where incident_id = any ($1::uuid[]) order by at, step`,
      [ids],
    );
  }

  async caseIds(tx: Tx, id: string): Promise<string[]> {
    const rows: { case_id: string }[] = await tx.em.query('select case_id from incident_case where incident_id = $1 order by case_id', [
      id,
    ]);
    return rows.map((row) => row.case_id);
  }

  async years(tx: Tx): Promise<IncidentYear[]> {
    return tx.em.query(
      `select extract(year from reported_at at time zone 'Asia/Baghdad')::int as year, count(*)::int as count from incident group by 1 order by 1 desc`,
    );
  }

  async take(tx: Tx, id: string, step: IncidentStep, way: TellingWay | null, noteCt: Buffer | null): Promise<void> {
    await tx.em.query('insert into incident_step (incident_id, step, at, taken_by, way, note_ct) values ($1, $2, $3, $4, $5, $6)', [
      id,
      step,
      tx.now,
      tx.actor.userId,
      way,
      noteCt,
    ]);
  }

  /** One row, or the version was another's by now. */
  async move(tx: Tx, id: string, version: number, to: { readonly risk: IncidentRisk | null; readonly closed: boolean }): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.em.query(
      `update incident set risk = coalesce($3, risk), closed_at = case when $4 then $5::timestamptz end, version = version + 1 where id = $1 and version = $2`,
      [id, version, to.risk, to.closed, tx.now],
    );
    return count === 1;
  }

  async stop(tx: Tx, id: string, clocks: readonly IncidentClock[]): Promise<void> {
    await tx.em.query(
      'update incident_deadline set stopped_at = $3 where incident_id = $1 and clock = any ($2::text[]) and stopped_at is null',
      [id, clocks, tx.now],
    );
  }
}
