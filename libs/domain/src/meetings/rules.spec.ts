import type { Role } from '../accounts/codes';
import type { AgencyId } from '../shared/ids';
import { meetingStates } from './codes';
import {
  attendanceOf,
  attendanceStanding,
  decideMeeting,
  decideMeetingStep,
  decisionStanding,
  meetingStepsOf,
  membersUntold,
} from './rules';
import type { AttendanceEntry, AttendedMeeting, DecisionFields } from './types';

const [justice, labour, court] = ['justice', 'labour', 'court'] as unknown as [AgencyId, AgencyId, AgencyId];
const came = (agencyId: AgencyId, attendance: AttendanceEntry['attendance'] = 'present'): AttendanceEntry => ({ agencyId, attendance });
const decision = (more: Partial<DecisionFields> = {}): DecisionFields => ({
  textAr: 'قرار',
  textCkb: null,
  textEn: null,
  agencyId: null,
  dueOn: null,
  ...more,
});
const session = (heldOn: string, attendance: readonly AttendanceEntry[], more: Partial<AttendedMeeting> = {}): AttendedMeeting => ({
  kind: 'committee-session',
  state: 'confirmed',
  heldOn,
  attendance,
  corrections: [],
  ...more,
});

it('the secretariat writes, closes, corrects and follows up, the chair confirms, and a body answers', () => {
  const everybody: Role[] = ['secretariat-analyst', 'committee-chair', 'agency-focal-point'];
  const allowed = meetingStates.codes.map((state) => everybody.map((role) => meetingStepsOf({ state, own: false, held: [role] })));
  const kept = ['correct', 'follow-up'];
  expect(allowed).toEqual([
    [['write', 'close'], [], []],
    [kept, ['confirm'], ['answer']],
    [kept, [], ['answer']],
  ]);
});

it('nobody confirms minutes in which they had a hand', () => {
  const closed = { state: 'closed', held: ['secretariat-analyst', 'committee-chair'] } as const;
  expect(decideMeetingStep('confirm', { ...closed, own: true })).toMatchObject({ problem: 'meeting.second-person' });
  expect(decideMeetingStep('confirm', { ...closed, own: false }).ok).toBe(true);
});

it.each([
  ['whole minutes', {}, []],
  ['held today', { heldOn: '2026-11-28' }, []],
  ['held tomorrow', { heldOn: '2026-11-29' }, ['heldOn date.future']],
  ['a body named twice', { attendance: [came(justice), came(justice, 'absent')] }, ['attendance.1.agencyId code.unknown']],
  ['a body that is no member', { attendance: [came(court)] }, ['attendance.0.agencyId code.unknown']],
  ['a decision for a body that is no member', { decisions: [decision({ agencyId: court })] }, []],
  [
    'a decision for a body that there is not',
    { decisions: [decision({ agencyId: 'nobody' as AgencyId })] },
    ['decisions.0.agencyId code.unknown'],
  ],
  ['a decision due on its day', { decisions: [decision({ dueOn: '2026-11-01' })] }, []],
  ['a decision due before it was taken', { decisions: [decision(), decision({ dueOn: '2026-10-31' })] }, ['decisions.1.dueOn date.order']],
])('%s', (_, more, errors) => {
  const fields = { heldOn: '2026-11-01', attendance: [came(justice), came(labour)], decisions: [decision()], ...more };
  const bodies = { today: '2026-11-28', members: new Set([justice, labour]), bodies: new Set([justice, labour, court]) };
  const decided = decideMeeting(fields, bodies);
  expect(decided.ok ? [] : decided.errors!.map(({ path, code }) => `${path} ${code}`)).toEqual(errors);
});

it('a committee session tells of every member, another meeting of whom it likes', () => {
  const minutes = { attendance: [came(labour, 'absent')] };
  expect(membersUntold({ ...minutes, kind: 'committee-session' }, [justice, labour])).toEqual([justice]);
  expect(membersUntold({ ...minutes, kind: 'sub-committee' }, [justice, labour])).toEqual([]);
});

it('a later entry stands in place of the minutes, and the last of them alone', () => {
  const corrections = [came(justice, 'excused'), came(justice, 'represented')];
  expect(attendanceStanding({ attendance: [came(justice, 'absent'), came(labour)], corrections })).toEqual([
    came(justice, 'represented'),
    came(labour),
  ]);
});

describe('attendance', () => {
  const half = { from: '2026-07-01', to: '2026-12-31' };

  it('is what a body attended, itself or by another, of the confirmed sessions of the half-year in which it had a seat', () => {
    const meetings = [
      session('2026-07-01', [came(justice)]),
      session('2026-08-01', [came(justice, 'represented')]),
      session('2026-09-01', [came(justice, 'excused')]),
      session('2026-12-31', [came(justice, 'absent')]),
      session('2026-06-30', [came(justice)]),
      session('2027-01-01', [came(justice)]),
      session('2026-10-01', [came(justice)], { state: 'closed' }),
      session('2026-10-02', [came(justice)], { kind: 'sub-committee' }),
      session('2026-10-03', [came(labour)]),
    ];
    expect(attendanceOf(justice, meetings, half)).toEqual({ held: 4, attended: 2, ratio: 0.5 });
    expect(attendanceOf(court, meetings, half)).toEqual({ held: 0, attended: 0, ratio: null });
  });

  it('follows a correction', () => {
    const meeting = session('2026-07-01', [came(justice, 'absent')], { corrections: [came(justice)] });
    expect(attendanceOf(justice, [meeting], half)).toEqual({ held: 1, attended: 1, ratio: 1 });
  });
});

it.each([
  [null, null, 'open'],
  ['2026-11-28', null, 'open'],
  ['2026-11-27', null, 'overdue'],
  ['2026-11-27', 'done', 'done'],
  ['2026-11-29', 'not-done', 'not-done'],
] as const)('a decision due %s and found %s is %s', (dueOn, finding, standing) =>
  expect(decisionStanding({ dueOn, finding }, '2026-11-28')).toBe(standing),
);
