import { localDay, type MessageCode } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Who received a referral has it; what still waits is anybody's, and outside it is nobody's. */
export function takenBy({ to, times }: DemoReferral): Row {
  return times.received === null || to.outside ? {} : { assigned_to: actorOf(to).id, assigned_at: times.received };
}

/** Why a paused service waits, and until when: two weeks from its pause. */
export function pauseOf({ statusSince }: DemoReferral): Row {
  return { hold_reason: 'waiting-for-papers', hold_until: localDay(new Date(statusSince.getTime() + 14 * day)) };
}

/** A question and its answer on every other referral that was received, and two lines of words where it was accepted. */
export function messagesOf(referral: DemoReferral, key: DataKey, now: Date): Row[] {
  const { id, from, to, times } = referral;
  if (times.received === null || to.outside || Number.parseInt(id.slice(-1), 16) % 2 === 1) return [];
  const line = (place: number, unit: typeof from, at: Date, said: { code: MessageCode } | { text: string }): Row => ({
    id: demoId('message', `${id}-${place}`),
    referral_id: id,
    unit_id: unit.id,
    author_id: actorOf(unit).id,
    at,
    code: 'code' in said ? said.code : null,
    text_ct: 'text' in said ? key.seal('referral_message.text', said.text) : null,
  });
  const after = (start: Date, minutes: number): Date => new Date(start.getTime() + minutes * minute);
  return [
    line(1, to, after(times.received, 4), { code: 'when-arriving' }),
    line(2, from, after(times.received, 11), { code: 'arriving-today' }),
    ...(times.accepted === null
      ? []
      : [
          line(3, to, after(times.accepted, 20), { text: 'رسالة تجريبية: المكتب جاهز للاستقبال.' }),
          line(4, from, after(times.accepted, 34), { text: 'رسالة تجريبية: شكراً، نصل قريباً.' }),
        ]),
  ].filter((row) => (row['at'] as Date) < now);
}
