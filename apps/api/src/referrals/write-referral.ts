import { Inject, Injectable } from '@nestjs/common';
import {
  allow,
  deadlinesOf,
  decideAdding,
  decidePacket,
  categoriesIn,
  decideReferral,
  decideUrgency,
  maskOf,
  refuse,
  type NeedId,
  type Outcome,
  type ReferralGroupId,
  type ReferralId,
  type SendReferralBody,
  type Urgency,
} from '@himaya/domain';
import { CaseStore, heldBy, tellTimeline, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import { NeedStore } from '../needs';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/db/in-transaction';
import { LineCheck } from './line-check';
import { FillPacket, type Packet } from './fill-packet';
import type { ReferralRow } from './referral.schema';
import { ReferralStore } from './referral.store';
import { SharingBasis } from './sharing-basis';

/** What ties a referral to another: the one that came to nothing before it, or the others of one sending. */
export interface Tie {
  readonly previousId?: ReferralId;
  readonly groupId?: ReferralGroupId;
}

/** Writes one new referral inside somebody's transaction: consent, packet and line are asked here, whoever sends. */
@Injectable()
export class WriteReferral {
  constructor(
    private readonly cases: CaseStore,
    private readonly basis: SharingBasis,
    private readonly referrals: ReferralStore,
    private readonly units: UnitStore,
    private readonly line: LineCheck,
    private readonly fill: FillPacket,
    private readonly needs: NeedStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(tx: Tx, id: ReferralId, row: CaseRow, asked: SendReferralBody, tie: Tie = {}): Promise<Outcome<unknown>> {
    const { actor, now } = tx;
    const { urgency, raisedFrom } = decideUrgency(asked.urgency, await this.referrals.latestRisk(tx, row.id));
    const body = { ...asked, urgency };
    const held = decideAdding(row);
    if (!held.ok) return held;
    if (!(await this.cases.keepOpen(tx, row.id))) return refuse('case.closed');
    const need = await this.needOf(tx, row, body);
    if (!need.ok) return need;
    const toUnit = await this.units.findOffering(tx, body.toUnitId, body.service);
    if (toUnit === null) return refuse('referral.unit-not-eligible', { errors: [{ path: 'toUnitId', code: 'code.unknown' }] });
    const basis = await this.basis.find(tx, row, body);
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
    // The identity is asked for apart, and opens under a consent of its own or not at all.
    const covered =
      'override' in basis.value
        ? categoriesIn(basis.value.override.categoryMask)
        : [...basis.value.consent.categories, 'identity' as const];
    const filled = await this.fill.run(tx, row, body, toUnit, covered);
    if (!filled.ok) return filled;
    const packetMask = maskOf(...body.categories) | filled.value.named;
    const line = await this.line.decide(tx, { fromUnitId: actor.unitId, toUnitId: toUnit.id, packetMask });
    if (!line.ok) return line;
    // The database takes no row under an override that does not hold, not even a draft.
    if (!body.draft || override !== null) {
      const decided = decideReferral(
        { status: 'draft', fromUnitId: actor.unitId, toUnitId: toUnit.id, toAgencyId: toUnit.agencyId },
        'send',
        { unitId: actor.unitId, packet: body.categories, ageBand: row.ageBand, now, ...basis.value },
      );
      if (!decided.ok) return decided;
    }
    const due = body.draft ? null : deadlinesOf(body.urgency, now, this.config.referralDeadlines);
    await this.referrals.send(tx, referralOf(tx, id, row, body, filled.value, due, { ...tie, needId: need.value, raisedFrom }), {
      need: body.need ?? null,
      spokeTo: body.spokeTo ?? null,
    });
    if (body.documentIds?.length && body.recordConsentId) await this.referrals.nameRecords(tx, id, body.documentIds, body.recordConsentId);
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
    if (raisedFrom !== null) {
      const details = { service: body.service, urgency, raisedFrom };
      await tellTimeline(tx, { caseId: row.id, kind: 'referral-raised', subjectId: id, details });
    }
    return { ok: true, value: id };
  }

  /** The recorded need it is to meet: the one that was named, or the only one there is. */
  private async needOf(tx: Tx, row: CaseRow, { needId, service, needCode }: SendReferralBody): Promise<Outcome<NeedId | null>> {
    if (needId === undefined) return allow((await this.needs.findOnlyOpen(tx, row.id, service, needCode))?.id ?? null);
    const need = await this.needs.find(tx, needId);
    if (need?.caseId === row.id && need.service === service && need.status === 'open') return allow(needId);
    return refuse('body.invalid', { errors: [{ path: 'needId', code: 'code.unknown' }] });
  }
}

function referralOf(
  tx: Tx,
  id: ReferralId,
  row: CaseRow,
  body: SendReferralBody,
  { fields }: Packet,
  due: { receiveDueAt: Date; decideDueAt: Date } | null,
  { previousId, groupId, needId, raisedFrom }: Tie & { readonly needId: NeedId | null; readonly raisedFrom: Urgency | null },
): ReferralRow {
  return {
    id,
    caseId: row.id,
    fromUnitId: tx.actor.unitId,
    toUnitId: body.toUnitId,
    service: body.service,
    urgency: body.urgency,
    raisedFrom,
    needCode: body.needCode,
    needId,
    status: due ? 'requested' : 'draft',
    statusSince: tx.now,
    packetMask: maskOf(...body.categories),
    fieldMask: fields,
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
    assignedTo: null,
    assignedAt: null,
    holdReason: null,
    holdUntil: null,
    previousId: previousId ?? null,
    groupId: groupId ?? null,
    crossesLine: false,
    version: 1,
  };
}
