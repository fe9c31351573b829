import { Injectable } from '@nestjs/common';
import type { ConcernId, DutyDesk, Governorate, ReportConcernBody } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { insertKey } from './concern.store';

/** A report ready to be stored: its texts sealed. */
export interface NewConcern {
  readonly id: ConcernId;
  readonly body: ReportConcernBody;
  /** The id the device gave it; null where it gave none. */
  readonly clientKey: string | null;
  /** False where it stays with the labour inspection. */
  readonly forwarded: boolean;
  readonly dueAt: Date;
  readonly key: WrappedKey;
  readonly placeCt: Buffer | null;
  readonly narrativeCt: Buffer | null;
  readonly callbackCt: Buffer | null;
  readonly employerCt: Buffer | null;
  readonly names: readonly { readonly nameCt: Buffer | null; readonly phoneCt: Buffer | null }[];
  readonly tokens: readonly Buffer[];
}

/** Writes a report; the reporter can read nothing of it again but its receipt. */
@Injectable()
export class ReportStore {
  /** The report that this reporter's device sent under this id before, however long ago. */
  async findBefore(tx: Tx, clientKey: string): Promise<ConcernId | null> {
    const [row] = await tx.em.query<{ id: ConcernId | null }[]>('select guard.reported_before($1) as id', [clientKey]);
    return row?.id ?? null;
  }

  /** The desks that triage by governorate, with their duty phones: open police sections, as guard.triage_queue knows them. */
  async dutyDesks(tx: Tx): Promise<DutyDesk[]> {
    const rows = await tx.em.query<{ governorate: Governorate; ar: string; ckb: string; en: string; phone: string | null }[]>(
      `select governorate, name_ar as ar, name_ckb as ckb, name_en as en, on_call_phone as phone from unit
        where kind = 'police-section' and closed_at is null order by governorate, name_en, id limit 300`,
    );
    return rows.map(({ governorate, phone, ...name }) => ({ governorate, name, phone }));
  }

  async insert(tx: Tx, { id, body, clientKey, forwarded, dueAt, key, names, tokens, ...sealed }: NewConcern): Promise<void> {
    await tx.em.query(
      `insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, signs_absent, danger, safe_contact, labour_decision,
                            place_ct, narrative_ct, callback_ct, employer_ct, reported_by, reported_unit_id, status, queue, due_at, client_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
               case $20 when 'received' then guard.triage_queue($4) end, $21, $22)`,
      [
        id,
        body.kind,
        body.channel,
        body.governorate,
        body.placeKind,
        body.seenAt,
        tx.now,
        body.peopleCount,
        [...new Set(body.signs)],
        [...new Set(body.signsAbsent ?? [])],
        body.danger,
        body.safeContact,
        body.labourDecision ?? null,
        sealed.placeCt,
        sealed.narrativeCt,
        sealed.callbackCt,
        sealed.employerCt,
        tx.actor.userId,
        tx.actor.unitId,
        forwarded ? 'received' : 'labour-violation',
        forwarded ? dueAt : null,
        clientKey,
      ],
    );
    await insertKey(tx, id, key);
    for (const [place, person] of body.persons.entries()) {
      await tx.em.query('insert into concern_person (concern_id, place, sex, age_band, language) values ($1, $2, $3, $4, $5)', [
        id,
        place,
        person.sex,
        person.ageBand,
        person.language ?? null,
      ]);
      const { nameCt = null, phoneCt = null } = names[place] ?? {};
      if (nameCt === null && phoneCt === null) continue;
      await tx.em.query('insert into concern_identity (concern_id, place, name_ct, phone_ct) values ($1, $2, $3, $4)', [
        id,
        place,
        nameCt,
        phoneCt,
      ]);
    }
    if (tokens.length > 0) {
      await tx.em.query('insert into concern_token (token, concern_id) select unnest($1::bytea[]), $2', [tokens, id]);
    }
  }
}
