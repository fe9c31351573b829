import type {
  InterpretationSessionView,
  InterpretationView,
  InterpreterItem,
  InterpreterView,
  ReferralView,
  RequestedSession,
} from '@himaya/domain';
import type { Client } from 'pg';
import { wholeList } from '../tasks/task-deeds';
import type { Answer, Session } from './api';
import { expected, ifMatch, referTo, step } from './main-job';

const days = 86_400_000;
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const dayIn = (count: number): string => new Date(Date.now() + count * days).toISOString().slice(0, 10);

/** A woman of the roster who speaks Tagalog, comes in Baghdad and may be called; bound for a year unless said otherwise. */
export async function enrolled(as: Session, changes: object = {}, bound: number | null = 365): Promise<InterpreterView> {
  const body = {
    name: 'Invented Interpreter',
    sex: 'female',
    languages: ['tl'],
    governorates: ['baghdad'],
    remote: true,
    childTrained: false,
    ...changes,
  };
  const made = expected(await as.post<InterpreterView>('/interpretation/interpreters', body), 201);
  return bound === null ? made : signed(as, made, bound);
}

export async function signed(as: Session, interpreter: InterpreterView, bound: number): Promise<InterpreterView> {
  // Before every session of these tests by Baghdad's days too, whatever the hour they run at.
  const body = { text: '2026-1', signedOn: dayIn(-3), validUntil: dayIn(bound) };
  return expected(
    await as.post<InterpreterView>(`/interpretation/interpreters/${interpreter.id}/undertakings`, body, ifMatch(interpreter)),
    201,
  );
}

/** A referral that the office accepted. */
export async function requested(
  officer: Session,
  office: Session,
): Promise<{ readonly caseId: string; readonly referral: ReferralView; readonly consentId: string }> {
  const asked = { service: 'interpretation', needCode: 'interpreter-interview', categories: ['core'] };
  const { caseId, referral, consent } = await referTo(office, officer, asked);
  const accepted = await step(office, await step(office, referral, 'receive'), 'accept');
  return { caseId, referral: accepted, consentId: consent.id };
}

export const wish = (changes: object = {}): object => ({
  from: inHours(48),
  to: inHours(50),
  mode: 'in-person',
  language: 'tl',
  wish: 'female',
  governorate: 'baghdad',
  ...changes,
});

export const plan = (
  as: Session,
  referral: { id: string },
  interpreter: { id: string },
  changes: object = {},
): Promise<Answer<InterpretationView>> =>
  as.post<InterpretationView>(`/interpretation/referrals/${referral.id}/sessions`, {
    ...wish(),
    place: 'requesting-unit',
    occasion: 'interview',
    interpreterId: interpreter.id,
    ...changes,
  });
export const planned = async (...given: Parameters<typeof plan>): Promise<InterpretationView> => expected(await plan(...given), 201);
export const service = async (as: Session, { id }: { id: string }): Promise<InterpretationView> =>
  expected(await as.get<InterpretationView>(`/interpretation/referrals/${id}`), 200);
export const move = (as: Session, session: InterpretationSessionView, body: object): Promise<Answer<InterpretationView>> =>
  as.post<InterpretationView>(`/interpretation/sessions/${session.id}/moves`, body, ifMatch(session));
export const moved = async (as: Session, session: InterpretationSessionView, body: object): Promise<InterpretationSessionView> =>
  expected(await move(as, session, body), 200).sessions.find(({ id }) => id === session.id)!;
export const complete = (as: Session, view: InterpretationView): Promise<Answer<InterpretationView>> =>
  as.post<InterpretationView>(`/interpretation/referrals/${view.referralId}/completion`, undefined, ifMatch(view));

/** Who of the office's roster fits and is free. */
export async function fitting(office: Session, referral: { id: string }, changes: object = {}): Promise<string[]> {
  const query = new URLSearchParams(wish(changes) as Record<string, string>).toString();
  const found = await office.get<{ items: InterpreterItem[] }>(`/interpretation/referrals/${referral.id}/interpreters?${query}`);
  return expected(found, 200).items.map(({ id }) => id);
}

/** What the unit that asked is shown. */
export async function asked(as: Session, { id }: { id: string }): Promise<RequestedSession[]> {
  return expected(await as.get<{ items: RequestedSession[] }>(`/referrals/${id}/interpretation`), 200).items;
}

/** Lets a planned session begin two hours ago. */
export async function begin(admin: Client, id: string): Promise<void> {
  await admin.query(
    `update interpretation_session set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`,
    [id],
  );
}

/** What the office's list of work has about one thing: the kind, and the case where it is about one. */
export async function owed(office: Session, subject: string): Promise<unknown[]> {
  return (await wholeList(office, 'view=unit')).flatMap((item) =>
    item.type === 'duty' && item.subjectId === subject ? [item.kind, item.caseId] : [],
  );
}

/** Whom a kind of notice about a session or a referral went to, and what it names. */
export async function told(admin: Client, kind: string, of: string): Promise<object[]> {
  const { rows } = await admin.query<object>(
    `select u.kind as unit, n.case_id is not null as case, n.details - 'service' as details from notification n join unit u on u.id = n.unit_id
      where n.kind = $1 and $2::uuid in (n.subject_id, n.referral_id) order by n.at`,
    [kind, of],
  );
  return rows;
}
