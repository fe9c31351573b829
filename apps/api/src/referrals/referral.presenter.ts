import { mayEver } from '@himaya/auth';
import {
  availableReferralActions,
  categoriesIn,
  type ReferralListItem,
  type ReferralStatus,
  type ReferralView,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { ReferralRow } from './referral.schema';
import type { ReferralDetails } from './referral.store';

/** Statuses in which the receiver has said yes: only then does it learn which case this is. */
const said: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold', 'completed'];

type Refs = ReadonlyMap<UnitId, UnitRef>;

/** The summary, for both sides; nothing else of the person. */
export function referralListItem(actor: Actor, row: ReferralRow, refs: Refs): ReferralListItem {
  const side = row.fromUnitId === actor.unitId ? 'sender' : row.toUnitId === actor.unitId ? 'receiver' : null;
  return {
    id: row.id,
    version: row.version,
    box: side === 'receiver' ? 'incoming' : 'outgoing',
    status: row.status,
    service: row.service,
    urgency: row.urgency,
    needCode: row.needCode,
    fromUnit: refOf(refs, row.fromUnitId),
    toUnit: refOf(refs, row.toUnitId),
    summary: {
      sex: row.sex,
      ageBand: row.ageBand,
      languages: row.languages,
      specialNeeds: row.specialNeeds,
      governorate: row.governorate,
    },
    requestedAt: row.requestedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    actions:
      side === null
        ? []
        : availableReferralActions({ status: row.status, side }).filter((action) => mayEver(actor.roles, action, 'Referral')),
    ...(side !== 'receiver' || said.includes(row.status) ? { caseId: row.caseId } : {}),
  };
}

export function referralView(key: DataKey, actor: Actor, row: ReferralDetails, refs: Refs): ReferralView {
  const isSender = row.fromUnitId === actor.unitId;
  const knowsWords = isSender || (row.toUnitId === actor.unitId && said.includes(row.status));
  return {
    ...referralListItem(actor, row, refs),
    categories: categoriesIn(row.packetMask),
    wantedDate: row.wantedDate,
    safeContact: row.safeContact,
    createdAt: row.createdAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    rejectionReason: row.rejectionReason,
    failureReason: row.failureReason,
    cancellationReason: row.cancellationReason,
    outcome: row.outcome,
    nextUnit: isSender && row.nextUnitId !== null ? refOf(refs, row.nextUnitId) : null,
    note: key.open('referral_note.note', row.noteCt),
    ...(knowsWords ? { need: key.open('referral_need.need', row.needCt), withoutConsent: row.overrideId !== null } : {}),
    ...(isSender && row.consentId !== null ? { consentId: row.consentId } : {}),
    ...(isSender && row.overrideId !== null ? { overrideId: row.overrideId } : {}),
  };
}

function refOf(refs: Refs, id: UnitId): UnitRef {
  const ref = refs.get(id);
  if (ref === undefined) throw new Error('a referral names no unit');
  return ref;
}
