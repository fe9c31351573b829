import { randomUUID } from 'node:crypto';
import {
  fieldMaskOf,
  fieldsOf,
  maskOf,
  type BestInterestsPurpose,
  type Category,
  type ConsentId,
  type ConsentPurpose,
  type PacketField,
  type ReferralAction,
  type ReferralId,
  type Service,
  referralMachine,
} from '@himaya/domain';
import { Vault, type KeyRing } from '@himaya/api/testing';
import type { Client } from 'pg';
import type { Case } from './case-builder';
import type { Unit, User } from './directory-builders';
import { inContext, type Query } from './in-context';

export interface Consent {
  readonly id: ConsentId;
  readonly caseId: string;
}

export interface Referral {
  readonly id: ReferralId;
  readonly case: Case;
  readonly from: User;
  readonly to: Unit;
  readonly consent: Consent;
}

/** Records a consent as the case's owner. */
export class ConsentBuilder {
  private purpose: ConsentPurpose = 'referral';
  private recipient: { unitId: string | null; agencyId: string | null } = { unitId: null, agencyId: null };
  private categories: readonly Category[] = ['core', 'identity'];
  private until = '2099-12-31';
  private recorder: User | undefined;

  constructor(
    private readonly app: Client,
    private readonly of: Case,
  ) {}

  for(purpose: ConsentPurpose): this {
    this.purpose = purpose;
    return this;
  }

  toUnit(unit: Unit): this {
    this.recipient = { unitId: unit.id, agencyId: null };
    return this;
  }

  toAgencyOf(unit: Unit): this {
    this.recipient = { unitId: null, agencyId: unit.agencyId };
    return this;
  }

  covering(...categories: readonly Category[]): this {
    this.categories = categories;
    return this;
  }

  /** @param day the last day it holds, `2026-03-01` */
  validUntil(day: string): this {
    this.until = day;
    return this;
  }

  recordedBy(user: User): this {
    this.recorder = user;
    return this;
  }

  async save(): Promise<Consent> {
    const by = this.recorder ?? this.of.owner;
    const id = randomUUID() as ConsentId;
    await inContext(this.app, by, (q) =>
      q(
        `insert into consent (id, case_id, purpose, recipient_unit_id, recipient_agency_id, category_mask, given_by, method, language,
                              text_version, recorded_by, recorded_unit_id, valid_until)
         values ($1, $2, $3, $4, $5, $6, 'self', 'spoken', 'tl', '2026-01', $7, $8, $9)`,
        [
          id,
          this.of.id,
          this.purpose,
          this.recipient.unitId,
          this.recipient.agencyId,
          maskOf(...this.categories),
          by.id,
          by.unit.id,
          this.until,
        ],
      ),
    );
    return { id, caseId: this.of.id };
  }
}

/** Takes one step of a referral as a user of the side that may, the way the API does: status, dates, and the door where one opens. */
export async function move(q: Query, referral: { readonly id: ReferralId }, action: ReferralAction): Promise<void> {
  const { to } = referralMachine[action];
  const stamp = { send: 'requested_at', receive: 'received_at', accept: 'decided_at', reject: 'decided_at', start: 'started_at' } as const;
  const at = action in stamp ? stamp[action as keyof typeof stamp] : 'status_since';
  await q(`update referral set status = $2, ${at} = now() where id = $1`, [referral.id, to]);
  if (action === 'accept') await q('select guard.accept_referral($1)', [referral.id]);
}

/** Determines a child's best interests for one purpose, as the case's owner. */
export async function determine(q: Query, { id, owner }: Case, purpose: BestInterestsPurpose): Promise<void> {
  await q(
    `insert into best_interests_determination (id, case_id, unit_id, recorded_by, purpose, determined_on, determined_by_ct, considerations_ct,
       conclusion_ct, child_heard) values (gen_random_uuid(), $1, $2, $3, $4, '2026-01-05', '', '', '', true)`,
    [id, owner.unit.id, owner.id, purpose],
  );
}

/** Sends a referral as the case's owner (or another sender) and takes it as many steps as asked. */
export class ReferralBuilder {
  private to: Unit | undefined;
  private sender: User | undefined;
  private service: Service = 'shelter';
  private packet: readonly Category[] = ['core', 'identity'];
  private fields: readonly PacketField[] | undefined;
  private named: { readonly ids: readonly string[]; readonly under: Consent } | undefined;
  private consent: Consent | undefined;
  private purpose: ConsentPurpose | undefined;
  private draft = false;
  private need = 'Invented need';

  constructor(
    private readonly app: Client,
    private readonly of: Case,
    private readonly ring: KeyRing,
  ) {}

  /** What is asked for in words, and what the sender notes with it. */
  saying(need: string): this {
    this.need = need;
    return this;
  }

  sentTo(unit: Unit): this {
    this.to = unit;
    return this;
  }

  sentBy(user: User): this {
    this.sender = user;
    return this;
  }

  asking(service: Service): this {
    this.service = service;
    return this;
  }

  carrying(...packet: readonly Category[]): this {
    this.packet = packet;
    return this;
  }

  /** A consent made for it: to the receiving unit, covering the packet. */
  withConsent(purpose: ConsentPurpose): this {
    this.purpose = purpose;
    return this;
  }

  /** Only these fields of the packet's categories; every one where nothing is said. */
  only(...fields: readonly PacketField[]): this {
    this.fields = fields;
    return this;
  }

  /** Names sealed records, under a consent to share them. */
  naming(under: Consent, ...ids: readonly string[]): this {
    this.named = { ids, under };
    return this;
  }

  under(consent: Consent): this {
    this.consent = consent;
    return this;
  }

  unsent(): this {
    this.draft = true;
    return this;
  }

  async save(): Promise<Referral> {
    const { to, packet } = this;
    if (to === undefined) throw new Error('a referral without sentTo(unit)');
    const from = this.sender ?? this.of.owner;
    const id = randomUUID() as ReferralId;
    const consent =
      this.consent ??
      (await new ConsentBuilder(this.app, this.of)
        .for(this.purpose ?? (this.service === 'repatriation' ? 'repatriation' : 'referral'))
        .recordedBy(from)
        .toUnit(to)
        .covering(...packet)
        .save());
    const { key, stored } = await new Vault(this.ring).newKey(id);
    await inContext(this.app, from, async (q) => {
      await q(
        `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, field_mask, consent_id,
                               safe_contact, sex, age_band, languages, special_needs, governorate, created_by, requested_at)
         values ($1, $2, $3, $4, $5, 'urgent', 'other', $6, $7, $11, $8, 'any', 'female', '18-29', '{tl}', '{}', 'baghdad', $9, $10)`,
        [
          id,
          this.of.id,
          from.unit.id,
          to.id,
          this.service,
          this.draft ? 'draft' : 'requested',
          maskOf(...packet),
          consent.id,
          from.id,
          this.draft ? null : new Date(),
          this.fields === undefined ? fieldsOf(maskOf(...packet)) : fieldMaskOf(...this.fields),
        ],
      );
      for (const record of this.named?.ids ?? []) {
        await q('insert into referral_record (referral_id, document_id, consent_id) values ($1, $2, $3)', [
          id,
          record,
          this.named!.under.id,
        ]);
      }
      await q('insert into referral_key (referral_id, wrapped, key_id) values ($1, $2, $3)', [id, stored.wrapped, stored.keyId]);
      await q('insert into referral_need (referral_id, need_ct) values ($1, $2)', [id, key.seal('referral_need.need', this.need)]);
      await q(`insert into referral_note (id, referral_id, unit_id, action, note_ct) values ($1, $2, $3, 'send', $4)`, [
        randomUUID(),
        id,
        from.unit.id,
        key.seal('referral_note.note', this.need),
      ]);
    });
    return { id, case: this.of, from, to, consent };
  }

  /** Saves it and lets the receiver take these steps, one transaction each. */
  async taken(receiver: User, ...actions: readonly ReferralAction[]): Promise<Referral> {
    this.to ??= receiver.unit;
    const referral = await this.save();
    for (const action of actions) await inContext(this.app, receiver, (q) => move(q, referral, action));
    return referral;
  }
}
