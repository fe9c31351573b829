import { localDay, type AgencyId, type MeetingAttendance, type MeetingKind } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import { demoAccounts } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';

export const meetingTables = ['meeting', 'meeting_attendance', 'meeting_decision'] as const;

const day = 24 * 3_600_000;
const account = (username: string): string => demoAccounts.find((one) => one.username === username)!.id;
const [analyst, chair] = [account('secretariat-analyst'), account('committee-chair')];

interface DemoMeeting {
  readonly kind: MeetingKind;
  readonly number: number;
  readonly daysAgo: number;
  readonly state: 'draft' | 'closed' | 'confirmed';
  /** Who did not simply come. */
  readonly otherwise: Readonly<Partial<Record<string, MeetingAttendance>>>;
}

const meetings: readonly DemoMeeting[] = [
  { kind: 'committee-session', number: 41, daysAgo: 100, state: 'confirmed', otherwise: { 'ministry-of-health': 'represented', 'ministry-of-justice': 'absent' } },
  { kind: 'committee-session', number: 42, daysAgo: 40, state: 'confirmed', otherwise: { 'ministry-of-labour-and-social-affairs': 'excused' } },
  { kind: 'half-year-expert-meeting', number: 7, daysAgo: 25, state: 'closed', otherwise: {} },
  { kind: 'committee-session', number: 43, daysAgo: 9, state: 'draft', otherwise: {} },
]; // prettier-ignore

const decisions: readonly {
  readonly ar: string;
  readonly ckb: string;
  readonly en: string;
  readonly agency: string;
  readonly within: number;
}[] = [
  {
    ar: 'تزويد السكرتارية بخطة تدريب موظفي الخط الأول (مثال مختلق)',
    ckb: 'ناردنی پلانی ڕاهێنانی کارمەندانی هێڵی یەکەم بۆ سکرتاریەت (نموونەیەکی داهێنراو)',
    en: 'Send the secretariat a training plan for first-line staff (an invented example)',
    agency: 'ministry-of-labour-and-social-affairs',
    within: 30,
  },
  {
    ar: 'تسمية نقطة اتصال بديلة (مثال مختلق)',
    ckb: 'دیاریکردنی خاڵی پەیوەندیی جێگرەوە (نموونەیەکی داهێنراو)',
    en: 'Name a second focal point (an invented example)',
    agency: 'ministry-of-justice',
    within: 120,
  },
];

const idOf = ({ kind, number }: DemoMeeting): string => demoId('meeting', `${kind} ${number}`);
const heldOn = ({ daysAgo }: DemoMeeting, now: Date): string => localDay(new Date(now.getTime() - daysAgo * day));

/** Some minutes of the committee as drafts, all invented. */
export function meetingRows(now: Date): Record<(typeof meetingTables)[number], Row[]> {
  return {
    meeting: meetings.map((one) => ({
      id: idOf(one),
      version: 1,
      kind: one.kind,
      number: one.number,
      held_on: heldOn(one, now),
      place: 'قاعة مختلقة',
      agenda: ['متابعة قرارات الجلسة السابقة', 'إنجاز الخطة الوطنية'],
      state: 'draft',
      hands: [analyst],
    })),
    meeting_attendance: meetings
      .filter(({ state }) => state !== 'draft')
      .flatMap((one) =>
        members.map((agency: AgencyId) => ({ meeting_id: idOf(one), agency_id: agency, attendance: one.otherwise[agency] ?? 'present' })),
      ),
    meeting_decision: meetings.flatMap((one) =>
      decisions.map(({ ar, ckb, en, agency, within }, at) => ({
        id: demoId('meeting-decision', `${one.kind} ${one.number} ${at}`),
        meeting_id: idOf(one),
        position: at + 1,
        text_ar: ar,
        text_ckb: ckb,
        text_en: en,
        agency_id: agency,
        due_on: localDay(new Date(now.getTime() + (within - one.daysAgo) * day)),
      })),
    ),
  };
}

/** Closes and confirms those that are no drafts: minutes come in as drafts alone. */
export const demoMinutes = {
  sql: `update meeting m set state = d.state, version = 2, closed_by = $1, closed_at = d.at, confirmed_by = case d.state when 'confirmed' then $2::uuid end,
          confirmed_at = case d.state when 'confirmed' then d.at + interval '2 days' end
     from json_to_recordset($3) as d (id uuid, state text, at timestamptz) where d.id = m.id`,
  values: (now: Date, state: 'closed' | 'confirmed'): unknown[] => [
    analyst,
    chair,
    JSON.stringify(
      meetings
        .filter((one) => one.state !== 'draft' && (state === 'closed' || one.state === state))
        .map((one) => ({ id: idOf(one), state, at: new Date(now.getTime() - (one.daysAgo - 3) * day) })),
    ),
  ],
};
