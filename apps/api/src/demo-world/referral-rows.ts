import {
  fieldMaskOf,
  fieldsOf,
  leastOfService,
  maskOf,
  referralMachine,
  type ReferralAction,
  type FieldMask,
  type ReferralStatus,
  type TimelineKind,
} from '@himaya/domain';
import type { NewKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import type { DemoCase } from './cases';
import { deadlineRows } from './deadline-rows';
import { messagesOf, pauseOf, takenBy } from './loop-rows';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoMove } from './referral-moves';
import type { DemoReferral } from './referrals';

const core = 1;

/** A referral's rows: itself, its key, need and notes, and the deadlines of its answers. */
export function referralRows(demo: DemoCase, referral: DemoReferral, { key, stored }: NewKey, now: Date): Readonly<Record<string, Row[]>> {
  const { person } = demo;
  const phoned = referral.urgency === 'immediate' ? (referral.times.requested ?? null) : null;
  const withNotes = referral.moves.filter((move) => noteOfAction[move.action] !== undefined && !referral.to.outside);
  return {
    referral: [
      {
        id: referral.id,
        case_id: demo.id,
        from_unit_id: referral.from.id,
        to_unit_id: referral.to.id,
        service: referral.service,
        urgency: referral.urgency,
        need_code: referral.needCode,
        status: referral.status,
        status_since: referral.statusSince,
        packet_mask: maskOf(...referral.packet),
        field_mask: fieldsSent(referral),
        consent_id: referral.consent.id,
        wanted_date: referral.wantedDate,
        safe_contact: person.safeContact,
        sex: person.sex,
        age_band: person.ageBand,
        languages: person.languages,
        special_needs: person.specialNeeds,
        governorate: demo.governorate,
        created_by: actorOf(referral.from).id,
        created_at: referral.createdAt,
        phoned_at: phoned,
        requested_at: referral.times.requested,
        received_at: referral.times.received,
        decided_at: referral.times.decided,
        started_at: referral.times.started,
        ended_at: referral.times.ended,
        receive_due_at: referral.dues.receive,
        decide_due_at: referral.dues.decide,
        service_due_at: referral.dues.service,
        due_at: referral.dues.next,
        ...reasonsOf(referral),
        next_unit_id: referral.nextUnitId,
        ...takenBy(referral),
        ...(referral.status === 'on-hold' ? pauseOf(referral) : {}),
        version: Math.max(1, referral.moves.length),
      },
    ],
    referral_key: [{ referral_id: referral.id, wrapped: stored.wrapped, key_id: stored.keyId }],
    referral_need: [
      {
        referral_id: referral.id,
        need_ct: key.seal('referral_need.need', needOf[referral.service]),
        spoke_to_ct: phoned && key.seal('referral_need.spoke_to', 'المناوبة التجريبية'),
      },
    ],
    referral_note: withNotes.map((move) => ({
      id: demoId('note', `${referral.id}-${move.action}`),
      referral_id: referral.id,
      unit_id: actingUnit(referral, move).id,
      action: move.action,
      note_ct: key.seal('referral_note.note', noteOfAction[move.action]),
      at: move.at,
    })),
    referral_message: messagesOf(referral, key, now),
    ...deadlineRows(referral, now),
  };
}

/** The least the service needs, of the packet's categories: what goes where nobody chooses. */
export function fieldsSent({ service, packet }: DemoReferral): FieldMask {
  return fieldMaskOf(...leastOfService[service]) & fieldsOf(maskOf(...packet));
}

/** What the case's timeline tells, all of it core: opening, consents, withdrawals and every move of its referrals. */
export function timelineRows(demo: DemoCase): Row[] {
  const line = (kind: TimelineKind, at: Date, unitId: string, subjectId: string | null, details: Row): Row => ({
    id: demoId('timeline', `${demo.number}|${kind}|${subjectId ?? ''}|${at.toISOString()}`),
    case_id: demo.id,
    at,
    kind,
    category: core,
    unit_id: unitId,
    subject_id: subjectId,
    details,
  });
  const consents = [demo.assistance, ...demo.referrals.map((referral) => referral.consent)];
  return [
    line('case-opened', demo.openedAt, demo.owner.id, null, {}),
    ...consents.map((consent) => line('consent-recorded', consent.recordedAt, demo.owner.id, consent.id, { purpose: consent.purpose })),
    ...consents.flatMap(({ id, purpose, withdrawnAt }) =>
      withdrawnAt === null ? [] : [line('consent-withdrawn', withdrawnAt, demo.owner.id, id, { purpose })],
    ),
    ...demo.referrals.flatMap((referral) => {
      const details = { service: referral.service, urgency: referral.urgency };
      const sent = referral.moves.map((move) =>
        line(kindOfAction[move.action], move.at, actingUnit(referral, move).id, referral.id, { ...details, ...reasonOf(referral, move) }),
      );
      return sent.length > 0 ? sent : [line('referral-drafted', referral.createdAt, referral.from.id, referral.id, details)];
    }),
  ];
}

/** Which end of the referral made the move. */
export function actingUnit(referral: DemoReferral, { action }: DemoMove) {
  return referralMachine[action].by === 'sender' ? referral.from : referral.to;
}

/** The reason a move gave, as a code; nothing where it gives none. */
export function reasonOf(referral: DemoReferral, { to }: DemoMove): Readonly<Record<string, string>> {
  const { rejection_reason, failure_reason, cancellation_reason, outcome } = reasonsOf(referral);
  const reasonFor: Partial<Record<ReferralStatus, string | null>> = {
    rejected: rejection_reason,
    failed: failure_reason,
    cancelled: cancellation_reason,
    completed: outcome,
  };
  const reason = reasonFor[to];
  return reason ? { reason } : {};
}

/** The same referral always ends for the same reason: picked by the last digits of its id. */
function reasonsOf({ id, status, fate }: DemoReferral) {
  const pick = <T>(list: readonly T[]): T => list[Number.parseInt(id.slice(-4), 16) % list.length] as T;
  return {
    rejection_reason: status === 'rejected' ? pick(['no-capacity', 'no-capacity', 'not-eligible', 'outside-area', 'other']) : null,
    failure_reason: status === 'failed' ? pick(['person-declined', 'person-unreachable', 'person-left', 'capacity-lost']) : null,
    cancellation_reason:
      status !== 'cancelled'
        ? null
        : fate === 'withdraw'
          ? 'consent-withdrawn'
          : pick(['found-elsewhere', 'no-longer-needed', 'person-declined']),
    outcome:
      status === 'completed' ? pick(['service-provided', 'service-provided', 'service-provided', 'partly-provided', 'person-left']) : null,
  };
}

const kindOfAction: Readonly<Record<ReferralAction, TimelineKind>> = {
  send: 'referral-sent',
  receive: 'referral-received',
  accept: 'referral-accepted',
  reject: 'referral-rejected',
  start: 'referral-started',
  hold: 'referral-on-hold',
  resume: 'referral-resumed',
  complete: 'referral-completed',
  fail: 'referral-failed',
  cancel: 'referral-cancelled',
  retract: 'referral-entered-in-error',
};

const needOf: Readonly<Record<DemoReferral['service'], string>> = {
  shelter: 'نص تجريبي: تحتاج إلى مكان آمن ومرافقة عند الوصول.',
  medical: 'نص تجريبي: يحتاج إلى فحص طبي عام ومراجعة للعلاج.',
  psychological: 'نص تجريبي: يحتاج إلى جلسات دعم نفسي.',
  'legal-aid': 'نص تجريبي: يحتاج إلى مشورة قانونية بشأن الأجور والإقامة.',
  interpretation: 'نص تجريبي: مقابلة واحدة بحضور مترجم.',
  repatriation: 'نص تجريبي: يرغب في العودة طوعا إلى بلده.',
  reintegration: 'نص تجريبي: خطة إدماج في المحافظة.',
  'financial-aid': 'نص تجريبي: مساعدة نقدية للاحتياجات الأساسية.',
  education: 'نص تجريبي: العودة إلى المدرسة.',
  employment: 'نص تجريبي: تدريب وفرصة عمل.',
};

const noteOfAction: Readonly<Partial<Record<ReferralAction, string>>> = {
  accept: 'ملاحظة تجريبية: المكان محجوز.',
  reject: 'ملاحظة تجريبية: لا يمكننا الآن.',
  hold: 'ملاحظة تجريبية: بانتظار موعد.',
  complete: 'ملاحظة تجريبية: انتهت الخدمة.',
  fail: 'ملاحظة تجريبية: تعذر الاستمرار.',
};
