import { localDay, maskOf, overrideRules, presumedChild, type CaseId } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { nearestUnits } from './referrals';
import { demoUnit } from './units';

const hour = 3_600_000;
const day = 24 * hour;

/** What stands of each override in the demo world. */
export type DemoOverride = 'waiting' | 'approved';

function account(username: string): string {
  const found = demoAccounts.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found.id;
}

/** One override of the Baghdad section that waits for its two approvals, of a child, and one of an adult that was approved yesterday. */
export function demoOverrides(cases: readonly DemoCase[]): ReadonlyMap<CaseId, DemoOverride> {
  const section = demoUnit('police-baghdad').id;
  const own = cases.filter(({ owner, status, referrals }) => owner.id === section && status === 'open' && referrals.length > 0);
  const child = own.find(({ person }) => presumedChild(person.ageBand));
  const adult = own.find(({ person }) => !presumedChild(person.ageBand));
  if (child === undefined || adult === undefined) throw new Error('the Baghdad section has too few cases');
  return new Map([
    [child.id, 'waiting'],
    [adult.id, 'approved'],
  ]);
}

export function overrideRows(demo: DemoCase, status: DemoOverride, key: DataKey, now: Date): Readonly<Record<string, Row[]>> {
  const id = demoId('override', demo.number);
  const waiting = status === 'waiting';
  const asked = new Date(now.getTime() - (waiting ? hour / 2 : day));
  const approved = new Date(asked.getTime() + hour);
  const ground = waiting ? 'child-protection' : 'vital-interest';
  const { answerMs, validDays } = overrideRules[ground];
  const [recipient] = nearestUnits(demo.person, demo.owner, 'shelter');
  if (recipient === undefined) throw new Error('no placement desk for the demo override');
  const dueAt = new Date(asked.getTime() + answerMs);
  return {
    consent_override: [
      {
        id,
        case_id: demo.id,
        requested_by: account('police-officer'),
        unit_id: demo.owner.id,
        recipient_unit_id: recipient.id,
        coordination_unit_id: waiting ? demoUnit('coordination-baghdad').id : null,
        ground,
        purpose: 'referral',
        category_mask: maskOf('core', 'identity'),
        child: waiting,
        status: waiting ? 'requested' : 'approved',
        requested_at: asked,
        answer_due_at: dueAt,
        unit_approved_by: waiting ? null : account('police-supervisor'),
        unit_approved_at: waiting ? null : approved,
        valid_until: waiting ? null : localDay(new Date(approved.getTime() + validDays * day)),
        version: waiting ? 1 : 2,
      },
    ],
    consent_override_words: [
      {
        override_id: id,
        reason_ct: key.seal(
          'consent_override_words.reason',
          waiting
            ? 'مثال تجريبي: ولي الأمر ضمن المشتبه بهم، والطفل بحاجة إلى مكان آمن الليلة.'
            : 'مثال تجريبي: فاقدة الوعي منذ وصولها ولا يمكن سؤالها.',
        ),
      },
    ],
    best_interests: waiting
      ? [
          {
            override_id: id,
            determined_on: localDay(asked),
            determined_by_ct: key.seal('best_interests.determined_by', 'مثال تجريبي: باحثتان اجتماعيتان للأحداث'),
            considerations_ct: key.seal('best_interests.considerations', 'مثال تجريبي: طلب الطفل ألا يعود إلى البيت، ولا قريب آمن معروف.'),
            conclusion_ct: key.seal('best_interests.conclusion', 'مثال تجريبي: مكان للأطفال فقط، وتعاد المراجعة بعد أسبوع.'),
            recorded_by: account('police-officer'),
            recorded_at: asked,
          },
        ]
      : [],
    deadline: waiting
      ? [new Date(asked.getTime() + answerMs / 2), dueAt].map((due, last) => ({
          id: demoId('deadline', `override-${demo.number}-${last}`),
          kind: 'override-approval',
          step: last === 1 ? 'alert' : 'remind-desk',
          subject_id: id,
          due_at: due,
          fired_at: null,
          cancelled_at: null,
        }))
      : [],
  };
}
