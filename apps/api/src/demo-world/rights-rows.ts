import { createHash } from 'node:crypto';
import { localDay, maskOf, rightsTextVersion } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { demoUnits } from './units';

const hour = 3_600_000;
/** One in so many cases still waits for its person to be told their rights. */
const oneIn = 12;
const interpreted: readonly string[] = ['ar', 'ckb', 'kmr', 'en'];

/** That the person of a case was told their rights some hours after its opening, in their language; a few still wait. */
export function rightsRows(demo: DemoCase, key: DataKey, now: Date): Readonly<Record<string, Row[]>> {
  const lot = createHash('sha256').update(demo.number).digest();
  const at = new Date(demo.openedAt.getTime() + (1 + ((lot[0] ?? 0) % 20)) * hour);
  if (at > now || (lot[1] ?? 0) % oneIn === 0) return {};
  const language = demo.person.languages[0] ?? 'ar';
  const id = demoId<string>('rights', demo.number);
  return {
    rights_explanation: [
      {
        id,
        case_id: demo.id,
        explained_on: localDay(at),
        language,
        interpreter_ct: interpreted.includes(language) ? null : key.seal('rights_explanation.interpreter', 'Invented Interpreter'),
        copy_given: (lot[2] ?? 0) % 3 > 0,
        text_version: rightsTextVersion,
        recorded_by: actorOf(demo.owner).id,
        recorded_unit_id: demo.owner.id,
        recorded_at: at,
      },
    ],
    timeline_event: [
      {
        id: demoId('timeline', `${demo.number}|rights-explained`),
        case_id: demo.id,
        at,
        kind: 'rights-explained',
        category: maskOf('core'),
        unit_id: demo.owner.id,
        subject_id: id,
        details: { language },
      },
    ],
  };
}

/** What people said of shelters in Baghdad, two quarters back: enough of them to be counted. */
export function feedbackRows(now: Date): Readonly<Record<string, Row[]>> {
  const desk = demoUnits.find(({ kind, governorate }) => kind === 'placement-desk' && governorate === 'baghdad');
  if (desk === undefined) return {};
  const quarter = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 6, 1));
  const words = ['yes', 'yes', 'yes', 'partly', 'yes', 'no', 'yes'] as const;
  return {
    feedback_answer: Array.from({ length: 14 }, (_, n) => ({
      id: demoId('feedback', String(n)),
      service: 'shelter',
      agency_id: desk.agencyId,
      region: 'baghdad',
      month: new Date(Date.UTC(quarter.getUTCFullYear(), quarter.getUTCMonth() + (n % 3), 1)).toISOString().slice(0, 10),
      respect: 3 + (n % 3),
      help: 2 + (n % 4),
      safe: words[n % words.length],
      understood: words[(n + 3) % words.length],
    })),
  };
}
