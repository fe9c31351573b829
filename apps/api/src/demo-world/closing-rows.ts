import { createHash } from 'node:crypto';
import {
  followUpMonths,
  localDay,
  maskOf,
  negativeIdentifications,
  outcomesWithoutAfterCare,
  type AfterCareAnswer,
  type CaseOutcome,
  type ConsentId,
  type IsoDate,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import { consentRow } from './case-rows';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';

const day = 86_400_000;

/** How a closed case ended, what its person said about contact afterwards, and the visits that are still to come. */
export function closingRows(demo: DemoCase, key: DataKey, now: Date): Readonly<Record<string, Row[]>> {
  if (demo.status !== 'closed') return {};
  const lot = createHash('sha256').update(`closing ${demo.number}`).digest();
  const lastWord = Math.max(demo.identification.since.getTime(), ...demo.referrals.map(({ statusSince }) => statusSince.getTime()));
  const closedAt = new Date(Math.min(lastWord + (20 + ((lot[0] ?? 0) % 60)) * day, now.getTime() - day));
  const outcome = outcomeOf(demo, lot[1] ?? 0);
  const afterCare = afterCareOf(demo, outcome, lot[2] ?? 0);
  const agreed = afterCare === 'agreed';
  const declined = afterCare === 'declined';
  const actor = actorOf(demo.owner);
  const id = demoId<string>('closure', demo.number);
  const consent = {
    ...demo.assistance,
    id: demoId<ConsentId>('consent', `${demo.number}|after-care`),
    purpose: 'after-care' as const,
    categories: ['core'] as const,
    recordedAt: closedAt,
    validUntil: monthsAfter(localDay(closedAt), 13),
  };
  return {
    consent: agreed ? [consentRow(demo, consent, key)] : [],
    case_closure: [
      {
        id,
        case_id: demo.id,
        number: 1,
        unit_id: demo.owner.id,
        closed_by: actor.id,
        closed_at: closedAt,
        outcome,
        duplicate_of: null,
        after_care: afterCare,
        consent_id: agreed ? consent.id : null,
        method: declined ? 'spoken' : null,
        language: declined ? demo.assistance.language : null,
        words_ct: null,
      },
    ],
    task: followUpMonths(outcome, afterCare)
      .map((months) => new Date(`${monthsAfter(localDay(closedAt), months)}T09:00:00+03:00`))
      .filter((dueAt) => dueAt > now)
      .map((dueAt) => ({
        id: demoId('task', `${demo.number}|after-care|${dueAt.toISOString()}`),
        case_id: demo.id,
        unit_id: demo.owner.id,
        kind: 'follow-up',
        note_ct: null,
        due_at: dueAt,
        assigned_to: null,
        status: 'requested',
        created_by: actor.id,
        created_at: closedAt,
        closed_by: null,
        closed_at: null,
        version: 1,
      })),
    timeline_event: [
      {
        id: demoId('timeline', `${demo.number}|case-closed`),
        case_id: demo.id,
        at: closedAt,
        kind: 'case-closed',
        category: maskOf('core'),
        unit_id: demo.owner.id,
        subject_id: id,
        details: { outcome },
      },
    ],
  };
}

function outcomeOf({ identification, person }: DemoCase, lot: number): CaseOutcome {
  if (negativeIdentifications.includes(identification.status)) return 'not-a-victim';
  const home = person.nationality === 'IQ' ? 'reintegrated' : 'returned-home-country';
  return lot % 5 === 0 ? 'left-voluntarily' : home;
}

/** Only an adult of the demo world speaks for themselves at the end; children's cases were declined for them. */
function afterCareOf({ assistance }: DemoCase, outcome: CaseOutcome, lot: number): AfterCareAnswer {
  if (outcomesWithoutAfterCare.includes(outcome)) return 'nobody-to-ask';
  return assistance.givenBy === 'self' && lot % 3 > 0 ? 'agreed' : 'declined';
}

function monthsAfter(date: IsoDate, months: number): IsoDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}
