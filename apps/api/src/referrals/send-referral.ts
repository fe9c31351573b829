import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  deadlinesOf,
  decideAdding,
  decidePacket,
  decideReferral,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type ReferralId,
  type ReferralView,
  type SendReferralBody,
} from '@himaya/domain';
import { CaseStore, heldBy, tellTimeline, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReadReferral } from './read-referral';
import type { ReferralRow } from './referral.schema';
import { ReferralStore } from './referral.store';
import { SharingBasis } from './sharing-basis';

/** Asks another unit to take the person on: a summary to decide from, and a packet that opens when it accepts. */
@Injectable()
export class SendReferral {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly basis: SharingBasis,
    private readonly referrals: ReferralStore,
    private readonly readReferral: ReadReferral,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: SendReferralBody, idempotencyKey: string | null): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'referral.send', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/referrals`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReferralId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (!again) {
        const sent = await this.send(tx, id, row, body);
        if (!sent.ok) return sent;
      }
      return this.readReferral.view(tx, id);
    });
  }

  private async send(tx: Tx, id: ReferralId, row: CaseRow, body: SendReferralBody): Promise<Outcome<unknown>> {
    const { actor, now } = tx;
    const held = decideAdding(row);
    if (!held.ok) return held;
    if (row.status !== 'open') return refuse('case.closed');
    const toUnit = await this.units.findOffering(tx, body.toUnitId);
    if (toUnit === null) return refuse('referral.unit-not-eligible', { errors: [{ path: 'toUnitId', code: 'code.unknown' }] });
    const basis = await this.basis.find(tx, row.id, body);
    const override = basis.ok && 'override' in basis.value ? basis.value.override : null;
    const packet = decidePacket({
      fromUnitId: actor.unitId,
      toUnit,
      service: body.service,
      needCode: body.needCode,
      packet: body.categories,
      readCategories: heldBy(actor, row).read,
      person: row,
      exploitationWeighed: override?.exploitationWeighed ?? false,
    });
    if (!packet.ok) return packet;
    if (!basis.ok) return basis;
    // The database takes no row under an override that does not hold, not even a draft.
    if (!body.draft || override !== null) {
      const decided = decideReferral(
        { status: 'draft', fromUnitId: actor.unitId, toUnitId: toUnit.id, toAgencyId: toUnit.agencyId },
        'send',
        { unitId: actor.unitId, ...basis.value, packet: body.categories, ageBand: row.ageBand, now },
      );
      if (!decided.ok) return decided;
    }
    const due = body.draft ? null : deadlinesOf(body.urgency, now);
    await this.referrals.send(tx, referralOf(tx, id, row, body, due), { need: body.need ?? null, spokeTo: body.spokeTo ?? null });
    if (due) {
      await this.referrals.setDeadlines(tx, id, 'referral-receive', now, due.receiveDueAt);
      await this.referrals.setDeadlines(tx, id, 'referral-decide', now, due.decideDueAt);
    }
    const kind = due ? 'referral-sent' : 'referral-drafted';
    tx.emit({ kind, subjectId: id });
    if (due && override !== null) tx.emit({ kind: 'override-used', subjectId: override.id });
    await tellTimeline(tx, {
      caseId: row.id,
      kind,
      subjectId: id,
      details: { service: body.service, urgency: body.urgency },
    });
    return { ok: true, value: id };
  }
}

function referralOf(
  tx: Tx,
  id: ReferralId,
  row: CaseRow,
  body: SendReferralBody,
  due: { receiveDueAt: Date; decideDueAt: Date } | null,
): ReferralRow {
  return {
    id,
    caseId: row.id,
    fromUnitId: tx.actor.unitId,
    toUnitId: body.toUnitId,
    service: body.service,
    urgency: body.urgency,
    needCode: body.needCode,
    status: due ? 'requested' : 'draft',
    statusSince: tx.now,
    packetMask: maskOf(...body.categories),
    consentId: body.consentId ?? null,
    overrideId: body.overrideId ?? null,
    wantedDate: body.wantedDate ?? null,
    safeContact: row.safeContact,
    sex: row.sex,
    ageBand: row.ageBand,
    languages: row.languages,
    specialNeeds: row.specialNeeds,
    governorate: row.governorate,
    createdBy: tx.actor.userId,
    createdAt: tx.now,
    phonedAt: body.phonedAt ? new Date(body.phonedAt) : null,
    requestedAt: due ? tx.now : null,
    receivedAt: null,
    decidedAt: null,
    startedAt: null,
    endedAt: null,
    receiveDueAt: due?.receiveDueAt ?? null,
    decideDueAt: due?.decideDueAt ?? null,
    serviceDueAt: null,
    dueAt: due?.receiveDueAt ?? null,
    rejectionReason: null,
    failureReason: null,
    cancellationReason: null,
    outcome: null,
    nextUnitId: null,
    version: 1,
  };
}
