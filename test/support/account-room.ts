import {
  lastAccountableHalf,
  localDay,
  type MemberAccountsView,
  type MemberAccountView,
  type MemberEvaluationsView,
  type MeetingAttendance,
} from '@himaya/domain';
import type { Client } from 'pg';
import type { Answer, Session } from './api';
import { expected, ifMatch } from './main-job';
import { blamed } from './refusals';

/** The last half-year that can be accounted for. */
export const half = lastAccountableHalf(localDay(new Date()));
export const labourId = 'ministry-of-labour-and-social-affairs';
export const question = 'لماذا تأخرت التقارير؟ سؤال مخترع';

export const accountsOf = async (who: Session, query = ''): Promise<readonly MemberAccountView[]> =>
  expected(await who.get<MemberAccountsView>(`/plan/accounts${query}`), 200).items;
export const ask = (who: Session, more: object = {}): Promise<Answer<MemberAccountView>> =>
  who.post<MemberAccountView>('/plan/accounts', { half, agencyId: labourId, questions: question, ...more });
export const reply = (who: Session, { id, version }: MemberAccountView, text = 'رد مخترع'): Promise<Answer<MemberAccountView>> =>
  who.post<MemberAccountView>(`/plan/accounts/${id}/reply`, { reply: text }, ifMatch({ version }));
export const find = (who: Session, { id, version }: MemberAccountView, finding = 'partly-met'): Promise<Answer<MemberAccountView>> =>
  who.post<MemberAccountView>(`/plan/accounts/${id}/finding`, { finding, text: 'نتيجة مخترعة' }, ifMatch({ version }));
export const evaluate = (who: Session, more: object = {}): Promise<Answer<MemberEvaluationsView>> =>
  who.post<MemberEvaluationsView>('/plan/evaluations', {
    half,
    agencyId: labourId,
    after: 0,
    result: 'not-met',
    text: 'تقييم مخترع',
    ...more,
  });

/** `status code` of each of several requests made at once, sorted. */
export const answersOf = async (asked: readonly Promise<Answer<unknown>>[]): Promise<string[]> =>
  (await Promise.all(asked)).map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`).toSorted();
export const blamedIn = async (asked: Promise<Answer<unknown>>): Promise<readonly string[]> => blamed((await asked) as Answer);

/** A session of the committee, with who came; its minutes confirmed unless `steps` has less. */
export async function heldSession(
  guard: Client,
  heldOn: string,
  came: Readonly<Record<string, MeetingAttendance>>,
  steps: readonly ('closed' | 'confirmed')[] = ['closed', 'confirmed'],
): Promise<void> {
  const of = (name: string): string => `(select id from user_account where username = '${name}')`;
  const { rows } = await guard.query<{ id: string }>(
    `insert into meeting (id, kind, number, held_on, place, hands)
       select gen_random_uuid(), 'committee-session', 900 + count(*), $1, 'x', array[${of('secretariat-analyst')}] from meeting returning id`,
    [heldOn],
  );
  for (const [agency, attendance] of Object.entries(came))
    await guard.query('insert into meeting_attendance (meeting_id, agency_id, attendance) values ($1, $2, $3)', [
      rows[0]!.id,
      agency,
      attendance,
    ]);
  for (const step of steps)
    await guard.query(
      `update meeting set state = '${step}', ${step}_by = ${of(step === 'closed' ? 'secretariat-analyst' : 'committee-chair')}, ${step}_at = now() where id = $1`,
      [rows[0]!.id],
    );
}
