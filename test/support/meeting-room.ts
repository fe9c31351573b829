import type { BodyMeetingView, MeetingView, Page } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Answer, Session } from './api';
import { expected, ifMatch } from './main-job';

let number = 500;
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const begun = (more: object = {}) => ({
  kind: 'committee-session',
  number: (number += 1),
  heldOn: day(-60),
  place: 'Invented hall',
  ...more,
});
export const everybody = (than: Readonly<Record<string, string>> = {}) =>
  members.map((agencyId) => ({ agencyId, attendance: than[agencyId] ?? 'present' }));
export const forJustice = { textAr: 'قرار للعدل', agencyId: 'ministry-of-justice', dueOn: day(-1) };
export const forLabour = { textAr: 'قرار للعمل', textEn: 'For labour', agencyId: 'ministry-of-labour-and-social-affairs', dueOn: day(9) };

export const minutesOf = ({ kind, number: numbered, heldOn, place }: MeetingView, more: object = {}) => ({
  kind,
  number: numbered,
  heldOn,
  place,
  agenda: ['Invented point'],
  attendance: everybody(),
  decisions: [forJustice, forLabour],
  ...more,
});

/** Parts of minutes of which none fits. */
export const misfits = [
  { place: 'x'.repeat(201) },
  { agenda: ['x'.repeat(301)] },
  { agenda: Array.from({ length: 31 }, () => 'x') },
  { decisions: Array.from({ length: 51 }, () => forLabour) },
  { decisions: [{ ...forLabour, textEn: 'x'.repeat(1001) }] },
  { decisions: [{ ...forLabour, dueOn: day(-61) }] },
];

export const at = (as: Session, { id, version }: MeetingView, deed: string, body: object = {}): Promise<Answer<MeetingView>> =>
  as.post<MeetingView>(`/meetings/${id}/${deed}`, body, ifMatch({ version }));
export const own = async (as: Session): Promise<readonly BodyMeetingView[]> =>
  expected(await as.get<Page<BodyMeetingView>>('/meetings/of-my-body?limit=100'), 200).items;
