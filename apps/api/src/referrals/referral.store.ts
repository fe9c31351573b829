import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoriesIn,
  escalationsOf,
  localDay,
  type CareStatus,
  CaseId,
  type CategoryMask,
  type ConsentFacts,
  type ConsentId,
  type DocumentId,
  type DocumentType,
  type EscalationStep,
  type FieldMask,
  type IsoDate,
  type MessageScope,
  type LegalMatterStatus,
  type ProgrammeStatus,
  type PlacementStatus,
  type ReferralAction,
  type ReferralGroupId,
  type ReferralId,
  type RepatriationStatus,
  type RiskLevel,
  type UnitId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { plannedOnce } from '../platform/db/planned-once';
import { Vault, type DataKey } from '../platform/vault/vault';
import { ReferralKeySchema, ReferralNeedSchema, ReferralNoteSchema, ReferralSchema, type ReferralRow } from './referral.schema';
import { namedRecordsStatement, readColumns, referralColumns, referralListStatement, type ReferralListFilter } from './referral.statements';

/** A referral with its words, as far as row security shows them. */
export interface ReferralDetails extends ReferralReading {
  readonly noteAction: ReferralAction | null;
  readonly noteByUs: boolean | null;
  readonly spokeToCt: Buffer | null;
  readonly messageScope: MessageScope;
  /** The referral that took its need on. */
  readonly nextId: ReferralId | null;
  /** The receiver has no accounts, and how it stands with its paper: the sender's alone. */
  readonly toOutside: boolean;
  readonly packetPrintedAt: Date | null;
  readonly packetUntil: Date | null;
  readonly needCt: Buffer | null;
  readonly noteCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** A referral with what one reader's unit adds to it. */
export interface ReferralReading extends ReferralRow {
  readonly assignedName: string | null;
  readonly unread: boolean;
}

/** The door that acceptance opened: what it opened, and whether it still stands. */
export interface ReferralDoor {
  readonly open: boolean;
  readonly read: CategoryMask;
  readonly write: CategoryMask;
  readonly fields: FieldMask;
  readonly endsAt: Date | null;
}

/** A sealed record that a packet names, as far as this reader sees the document. */
export interface NamedRecordRow {
  readonly id: DocumentId;
  readonly type: DocumentType;
  readonly category: CategoryMask;
}

export type ReferralListRow = ReferralReading & { readonly sortKey: string };

/** How what a service records stands. */
export interface ServiceRecords {
  readonly stay: PlacementStatus | null;
  readonly care: CareStatus | null;
  readonly programme: ProgrammeStatus | null;
}

/** Which answer is awaited. */
export type DeadlineKind = 'referral-receive' | 'referral-decide' | 'referral-first-service' | 'referral-progress' | 'referral-hold';

/** The only SQL over referrals. */
@Injectable()
export class ReferralStore {
  constructor(private readonly vault: Vault) {}

  async send(tx: Tx, referral: ReferralRow, words: { need: string | null; spokeTo: string | null }): Promise<void> {
    await tx.em.insert(ReferralSchema, referral);
    const { key, stored } = await this.vault.newKey(referral.id);
    await tx.em.insert(ReferralKeySchema, { referralId: referral.id, ...stored });
    await tx.em.insert(ReferralNeedSchema, {
      referralId: referral.id,
      needCt: key.seal('referral_need.need', words.need),
      spokeToCt: key.seal('referral_need.spoke_to', words.spokeTo),
    });
  }

  /** Names sealed records in a packet that is being written; the database asks everything again. */
  async nameRecords(tx: Tx, id: ReferralId, documentIds: readonly DocumentId[], consentId: ConsentId): Promise<void> {
    await tx.em.query('insert into referral_record (referral_id, document_id, consent_id) select $1, d, $3 from unnest($2::uuid[]) d', [
      id,
      documentIds,
      consentId,
    ]);
  }

  /** The named records whose documents this reader may open now. */
  async namedRecords(tx: Tx, id: ReferralId): Promise<NamedRecordRow[]> {
    return tx.em.query(namedRecordsStatement, [id]);
  }

  /** Null before acceptance, and for whoever does not read the case. */
  async door(tx: Tx, id: ReferralId): Promise<ReferralDoor | null> {
    const rows: ReferralDoor[] = await tx.em.query(
      `select count(*) > 0 as open, bit_or(g.read_mask) as read, bit_or(g.write_mask) as write, bit_or(g.field_mask) as fields, max(g.ends_at) as "endsAt"
         from case_grant g
        where g.referral_id = $1 and g.ended_at is null and now() < coalesce(g.ends_at, 'infinity')
       having exists (select 1 from case_grant x where x.referral_id = $1)`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** May miss: a stranger's, a draft of another's, and none are one. */
  async find(tx: Tx, id: ReferralId): Promise<ReferralDetails | null> {
    const [row] = await plannedOnce<ReferralDetails>(
      tx,
      `select ${readColumns}, n.need_ct as "needCt", n.spoke_to_ct as "spokeToCt", k.wrapped as "keyWrapped", k.key_id as "keyId",
              w.note_ct as "noteCt", w.action as "noteAction", w.unit_id = guard.unit() as "noteByUs", guard.message_scope(r.id) as "messageScope",
              (select x.id from referral x where x.previous_id = r.id and x.status <> 'entered-in-error') as "nextId",
              (select u.outside from unit u where u.id = r.to_unit_id) as "toOutside", p.printed_at as "packetPrintedAt", p.expires_at as "packetUntil"
         from referral r left join referral_need n on n.referral_id = r.id left join referral_key k on k.referral_id = r.id
         left join packet_code p on p.referral_id = r.id
         left join lateral (select * from referral_note o where o.referral_id = r.id order by o.at desc, o.id desc limit 1) w on true
        where r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** How the stay, the care or the programme of this referral stands in the own unit's records; null where there is none. */
  async recordOf(tx: Tx, id: ReferralId): Promise<ServiceRecords> {
    const [row] = await tx.em.query<ServiceRecords[]>(
      `select (select status from placement where referral_id = $1 order by status_since desc limit 1) as stay,
              (select status from care_episode where referral_id = $1 order by status_since desc limit 1) as care,
              (select status from programme where referral_id = $1) as programme`,
      [id],
    );
    return row ?? { stay: null, care: null, programme: null };
  }

  /** Whether the own unit's interpreters are still to come for this referral. */
  async hasPlannedSessions(tx: Tx, id: ReferralId): Promise<boolean> {
    const rows: unknown[] = await tx.em.query(
      `select 1 from interpretation_session where referral_id = $1 and status = 'planned' limit 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** How the legal matter of this referral stands in the own unit's file; null where there is none. */
  async matterOf(tx: Tx, id: ReferralId): Promise<LegalMatterStatus | null> {
    const rows = await tx.em.query<{ status: LegalMatterStatus }[]>('select status from legal_matter where referral_id = $1', [id]);
    return rows[0]?.status ?? null;
  }

  /** How the return of this referral stands in the own unit's files; null where there is none. */
  async returnOf(tx: Tx, id: ReferralId): Promise<RepatriationStatus | null> {
    const rows = await tx.em.query<{ status: RepatriationStatus }[]>('select status from repatriation where referral_id = $1', [id]);
    return rows[0]?.status ?? null;
  }

  /** The row, locked; null for whoever is not one of its two sides. */
  async lock(tx: Tx, id: ReferralId): Promise<ReferralRow | null> {
    const rows: ReferralRow[] = await tx.em.query(`select ${referralColumns} from referral r where r.id = $1 for update`, [id]);
    return rows[0] ?? null;
  }

  async list(tx: Tx, filter: ReferralListFilter): Promise<ReferralListRow[]> {
    const { sql, values } = referralListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** The others of a group, as far as this reader sees them. */
  async listOfGroup(tx: Tx, groupId: ReferralGroupId, but: ReferralId | null = null): Promise<ReferralReading[]> {
    return tx.em.query(
      `select ${readColumns} from referral r
        where r.group_id = $1 and r.id is distinct from $2 and $3 in (r.from_unit_id, r.to_unit_id) order by r.created_at, r.id limit 50`,
      [groupId, but, tx.actor.unitId],
    );
  }

  /** Whom this referral's need was sent to already, this one's desk among them. */
  async askedBefore(tx: Tx, id: ReferralId): Promise<UnitId[]> {
    const [row] = await tx.em.query<{ units: UnitId[] }[]>('select guard.asked_before($1) as units', [id]);
    return row?.units ?? [];
  }

  /** The desk is reminded when the pause ends. */
  async pauseUntil(tx: Tx, id: ReferralId, until: Date): Promise<void> {
    await tx.em.query('select guard.pause_until($1, $2)', [id, until]);
  }

  /** The service runs and the receiver has spoken: a next word is due by `dueAt`. */
  async expectWord(tx: Tx, id: ReferralId, dueAt: Date): Promise<void> {
    const steps = escalationsOf(tx.now, dueAt);
    await tx.em.query('select guard.expect_word($1, $2, $3::text[], $4::timestamptz[])', [
      id,
      dueAt,
      steps.map(({ step }) => step),
      steps.map(({ at }) => at),
    ]);
  }

  async listOfCase(tx: Tx, caseId: CaseId): Promise<ReferralReading[]> {
    return tx.em.query(`select ${readColumns} from referral r where r.case_id = $1 order by r.created_at desc, r.id desc limit 200`, [
      caseId,
    ]);
  }

  /** Writes a move if nobody changed the referral since `version`. */
  async change(tx: Tx, id: ReferralId, version: number, changes: Partial<ReferralRow>): Promise<boolean> {
    const done = await tx.em
      .createQueryBuilder()
      .update(ReferralSchema)
      .set({ ...changes, version: version + 1 })
      .where('id = :id and version = :version', { id, version })
      .execute();
    return done.affected === 1;
  }

  /** Opens the packet to the accepting unit; the database looks at status and consent again by itself. */
  async openDoor(tx: Tx, id: ReferralId): Promise<void> {
    await tx.em.query('select guard.accept_referral($1)', [id]);
  }

  /** The consent behind a referral as the receiver may know it: whether it holds, and for what. */
  async consentFacts(tx: Tx, referral: ReferralRow): Promise<ConsentFacts | undefined> {
    const rows: { valid: boolean; until: IsoDate; categories: number }[] = await tx.em.query(
      'select valid, until::text as until, categories from guard.consent_facts($1)',
      [referral.id],
    );
    const facts = rows[0];
    if (facts === undefined) return undefined;
    return {
      purpose: 'referral',
      categories: categoriesIn(facts.categories),
      recipientUnitId: referral.toUnitId,
      recipientAgencyId: null,
      givenBy: 'self',
      validUntil: facts.until,
      // Not valid and not run out: whatever the reason, it was taken back from under this referral.
      withdrawnAt: !facts.valid && facts.until >= localDay(tx.now) ? tx.now : null,
    };
  }

  async addNote(tx: Tx, id: ReferralId, action: ReferralAction, note: string | undefined): Promise<void> {
    const noteCt = note ? (await this.key(tx, id))?.seal('referral_note.note', note) : null;
    if (noteCt)
      await tx.em.insert(ReferralNoteSchema, { id: randomUUID(), referralId: id, unitId: tx.actor.unitId, action, noteCt, at: tx.now });
  }

  /** The level of risk that holds for a case; null where nobody assessed it. */
  async latestRisk(tx: Tx, caseId: CaseId): Promise<RiskLevel | null> {
    const [row] = await tx.em.query<{ level: RiskLevel | null }[]>('select guard.latest_risk($1) as level', [caseId]);
    return row?.level ?? null;
  }

  /** Three steps of one awaited answer. */
  async setDeadlines(tx: Tx, id: ReferralId, kind: DeadlineKind, from: Date, dueAt: Date): Promise<void> {
    const steps: { step: EscalationStep; at: Date }[] = escalationsOf(from, dueAt);
    await tx.em.query(
      `insert into deadline (id, kind, step, subject_id, due_at) select gen_random_uuid(), $1, s.step, $2, s.at
         from unnest($3::text[], $4::timestamptz[]) as s (step, at)`,
      [kind, id, steps.map(({ step }) => step), steps.map(({ at }) => at)],
    );
  }

  /** The answer has come: nobody is reminded of it any more. */
  async cancelDeadlines(tx: Tx, id: ReferralId, kinds: readonly DeadlineKind[]): Promise<void> {
    await tx.em.query(
      'update deadline set cancelled_at = now() where subject_id = $1 and kind = any ($2) and fired_at is null and cancelled_at is null',
      [id, kinds],
    );
  }

  private async key(tx: Tx, id: ReferralId): Promise<DataKey | null> {
    const stored = await tx.em.findOne(ReferralKeySchema, { where: { referralId: id } });
    return stored && this.vault.openKey(id, stored);
  }
}
