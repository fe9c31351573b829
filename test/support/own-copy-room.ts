import { localDay, type CaseView, type OwnCopyView, type PrintedPaperView } from '@himaya/domain';
import type { Client } from 'pg';
import type { Answer, Problem, Session, TestApi } from './api';
import { expected, ifMatch } from './main-job';
import { pdfText } from './pdf-text';

export const today = localDay(new Date());
export const request = <View = Problem>(as: Session, { id }: CaseView, change: object = {}): Promise<Answer<View>> =>
  as.post<View>(`/cases/${id}/own-copies`, {
    asker: 'person',
    identityCheck: 'document-seen',
    requestedOn: today,
    language: 'en',
    ...change,
  });
export const decide = <View = Problem>(as: Session, one: OwnCopyView, body: object): Promise<Answer<View>> =>
  as.post<View>(`/own-copies/${one.id}/decision`, body, ifMatch(one));
export const print = <View = Problem>(as: Session, { id }: OwnCopyView): Promise<Answer<View>> => as.post<View>(`/own-copies/${id}/papers`);
export const give = <View = Problem>(as: Session, one: OwnCopyView, handedOverOn = today): Promise<Answer<View>> =>
  as.post<View>(`/own-copies/${one.id}/hand-over`, { handedOverOn }, ifMatch(one));
export const listed = async (as: Session, { id }: CaseView): Promise<readonly OwnCopyView[]> =>
  expected(await as.get<{ items: OwnCopyView[] }>(`/cases/${id}/own-copies`), 200).items;
/** Another account of somebody's unit, with the same roles. */
export async function colleagueOf(api: TestApi, admin: Client, username: string): Promise<Session> {
  const name = `${username}-colleague`;
  await admin.query(
    `with one as (insert into user_account (id, username, display_name, unit_id, password_salt, password_verifier)
       select gen_random_uuid(), $2, 'Invented Colleague', unit_id, password_salt, password_verifier from user_account where username = $1 returning id)
     insert into user_role (user_id, role) select one.id, r.role from one, user_account u join user_role r on r.user_id = u.id where u.username = $1`,
    [username, name],
  );
  return api.signIn(name);
}
export const partsOf = async (as: Session, fileId: string): Promise<readonly OwnCopyView[]> =>
  expected(await as.get<{ items: OwnCopyView[] }>(`/files/${fileId}/own-copies`), 200).items;
export const open = <View = Problem>(as: Session, one: OwnCopyView): Promise<Answer<View>> =>
  as.post<View>(`/own-copies/${one.id}/opening`, {}, ifMatch(one));
export const textOf = ({ pdf }: PrintedPaperView): string => pdfText(Buffer.from(pdf, 'base64'));
