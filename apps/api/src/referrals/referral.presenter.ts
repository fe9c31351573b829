import { ceilingOf, mayEver } from '@himaya/auth';
import {
  availableReferralActions,
  categoriesIn,
  feedbackLevelOf,
  fieldsIn,
  localDay,
  outsideStepsIn,
  type Category,
  type NamedRecordView,
  type ReferralListItem,
  type ReferralAction,
  type ReferralStatus,
  type ReferralView,
  type TakenBy,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { NamedRecordRow, ReferralDetails, ReferralReading } from './referral.store';

/** Statuses in which the receiver has said yes: only then does it learn which case this is. */
const said: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold', 'completed'];

type Refs = ReadonlyMap<UnitId, UnitRef>;

/** The summary, for both sides; nothing else of the person. */
export function referralListItem(actor: Actor, row: ReferralReading, refs: Refs): ReferralListItem {
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
    // Who works at a desk is the desk's own knowledge.
    ...(side === 'receiver' ? { takenBy: takenBy(row) } : {}),
    unread: row.unread,
    crossesLine: row.crossesLine,
    groupId: row.groupId,
    ...(side !== 'receiver' || said.includes(row.status) ? { caseId: row.caseId } : {}),
  };
}

function takenBy({ assignedTo, assignedName, assignedAt }: ReferralReading): TakenBy | null {
  return assignedTo === null || assignedAt === null ? null : { id: assignedTo, name: assignedName ?? '', since: assignedAt.toISOString() };
}

/** Answers in which the receiver says whether it takes the person on, and nothing yet of how the service goes. */
const beforeService: readonly ReferralAction[] = ['receive', 'accept', 'reject'];

/** How the service went, at the level that this side may know it (domain.md sections 3 and 6). */
function feedback(key: DataKey, row: ReferralDetails, isSender: boolean) {
  const whole = !isSender || feedbackLevelOf(row.service) === 'whole' || row.startedAt === null;
  const words = whole || row.noteByUs === true || (row.noteAction !== null && beforeService.includes(row.noteAction));
  return {
    startedAt: whole ? (row.startedAt?.toISOString() ?? null) : null,
    endedAt: whole ? (row.endedAt?.toISOString() ?? null) : null,
    endedMonth: row.endedAt === null ? null : localDay(row.endedAt).slice(0, 7),
    note: words ? key.open('referral_note.note', row.noteCt) : null,
  };
}

/** Named records, as far as this reader's roles read their category at all. */
export function namedRecordViews(actor: Actor, rows: readonly NamedRecordRow[]): NamedRecordView[] {
  const { read } = ceilingOf(actor.roles);
  return rows
    .filter(({ category }) => (category & read) !== 0)
    .map(({ id, type, category }) => ({ id, type, category: categoriesIn(category)[0] as Category }));
}

/**
 * @param group the others of its group, in the order of their sending
 * @param records the sealed records it names, as far as this reader may open them
 */
export function referralView(
  key: DataKey,
  actor: Actor,
  row: ReferralDetails,
  refs: Refs,
  group: readonly ReferralReading[] = [],
  records: readonly NamedRecordRow[] = [],
): ReferralView {
  const isSender = row.fromUnitId === actor.unitId;
  const knowsWords = isSender || (row.toUnitId === actor.unitId && said.includes(row.status));
  return {
    ...referralListItem(actor, row, refs),
    raisedFrom: row.raisedFrom,
    categories: categoriesIn(row.packetMask),
    fields: fieldsIn(row.fieldMask),
    records: namedRecordViews(actor, records),
    wantedDate: row.wantedDate,
    safeContact: row.safeContact,
    createdAt: row.createdAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    rejectionReason: row.rejectionReason,
    failureReason: row.failureReason,
    cancellationReason: row.cancellationReason,
    outcome: row.outcome,
    ...feedback(key, row, isSender),
    holdReason: row.holdReason,
    holdUntil: row.holdUntil,
    phonedAt: row.phonedAt?.toISOString() ?? null,
    nextUnit: isSender && row.nextUnitId !== null ? refOf(refs, row.nextUnitId) : null,
    group: group.map((other) => referralListItem(actor, other, refs)),
    messageScope: row.messageScope,
    ...(knowsWords
      ? {
          need: key.open('referral_need.need', row.needCt),
          spokeTo: key.open('referral_need.spoke_to', row.spokeToCt),
          withoutConsent: row.overrideId !== null,
        }
      : {}),
    ...(isSender && row.toOutside
      ? {
          packet: {
            printedAt: row.packetPrintedAt?.toISOString() ?? null,
            codeUntil: row.packetUntil?.toISOString() ?? null,
            steps: mayEver(actor.roles, 'report', 'Referral') ? outsideStepsIn(row.status) : [],
          },
        }
      : {}),
    ...(isSender ? { previousId: row.previousId, nextId: row.nextId } : {}),
    ...(isSender && row.consentId !== null ? { consentId: row.consentId } : {}),
    ...(isSender && row.overrideId !== null ? { overrideId: row.overrideId } : {}),
  };
}

function refOf(refs: Refs, id: UnitId): UnitRef {
  const ref = refs.get(id);
  if (ref === undefined) throw new Error('a referral names no unit');
  return ref;
}
