import { localDay, maskOf, missingBestInterests, presumedChild } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';

const hour = 3_600_000;

/** What was found best for a child before its referrals under a guardian's word were sent. */
export function bestInterestsRows(demo: DemoCase, key: DataKey): Readonly<Record<string, Row[]>> {
  const sent = demo.referrals.filter(({ consent, times }) => consent.givenBy === 'guardian-and-assent' && times.requested !== null);
  if (!presumedChild(demo.person.ageBand)) return {};
  const none = { bestInterests: [], guardian: 'appointed', guardianDueAt: null } as const;
  const purposes = [...new Set(sent.flatMap(({ service }) => missingBestInterests(none, service)))];
  const at = new Date(demo.openedAt.getTime() + hour / 2);
  const rows = purposes.map((purpose) => ({
    id: demoId('best-interests', `${demo.number}|${purpose}`),
    case_id: demo.id,
    unit_id: demo.owner.id,
    recorded_by: actorOf(demo.owner).id,
    recorded_at: at,
    purpose,
    determined_on: localDay(at),
    determined_by_ct: key.seal('best_interests_determination.determined_by', 'مثال تجريبي: باحثتان اجتماعيتان للأحداث'),
    considerations_ct: key.seal('best_interests_determination.considerations', 'مثال تجريبي: سُمع رأي الطفل ووُزنت البدائل.'),
    conclusion_ct: key.seal('best_interests_determination.conclusion', 'مثال تجريبي: يُشارَك الأقل اللازم، ومكان للأطفال فقط.'),
    child_heard: true,
  }));
  return {
    best_interests_determination: rows,
    timeline_event: rows.map(({ id, purpose }) => ({
      id: demoId('timeline', `${id}|best-interests-determined`),
      case_id: demo.id,
      at,
      kind: 'best-interests-determined',
      category: maskOf('core'),
      unit_id: demo.owner.id,
      subject_id: id,
      details: { purpose },
    })),
  };
}
