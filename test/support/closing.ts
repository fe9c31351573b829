import type { ClosingView, CloseCaseBody, ConsentView } from '@himaya/domain';
import type { Client } from 'pg';
import type { Answer, Problem, Session } from './api';
import { consentTo, expected, ifMatch } from './main-job';

/** Somebody who was asked and said no: nothing follows on the closing. */
export const declined = { answer: 'declined', method: 'spoken', language: 'tl' } as const;

export const checklist = async (as: Session, caseId: string): Promise<ClosingView> =>
  expected(await as.get<ClosingView>(`/cases/${caseId}/closing`), 200);

/** Asks for the closing on the version that the checklist shows. */
export async function close<View = Problem>(
  as: Session,
  caseId: string,
  body: CloseCaseBody = { outcome: 'reintegrated', afterCare: declined },
): Promise<Answer<View>> {
  return as.post<View>(`/cases/${caseId}/closure`, body, ifMatch(await checklist(as, caseId)));
}

export const closed = async (as: Session, caseId: string, body?: CloseCaseBody): Promise<ClosingView> =>
  expected(await close<ClosingView>(as, caseId, body), 201);

export async function reopen<View = Problem>(as: Session, caseId: string, body: object = { reason: 'new-need' }): Promise<Answer<View>> {
  return as.post<View>(`/cases/${caseId}/reopening`, body, ifMatch(await checklist(as, caseId)));
}

/** The person's word on after-care. */
export const afterCareOf = (as: Session, caseId: string, validUntil = '2099-03-01'): Promise<ConsentView> =>
  consentTo(as, caseId, '', { purpose: 'after-care', recipientUnitId: undefined, categories: ['core'], validUntil });

/** Every guard that a refused closing names, as `guard: code`. */
export const unmet = ({ body }: Answer): string[] => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);

/** Where a case and what hangs on it stands: what no refused closing changes. */
export async function stands(admin: Client, caseId: string): Promise<unknown> {
  const { rows } = await admin.query(
    `select c.version, c.status, array(select t.status from task t where t.case_id = c.id order by t.id) as tasks,
            array(select r.status from referral r where r.case_id = c.id order by r.id) as referrals,
            array(select g.id from case_grant g where g.case_id = c.id and g.ended_at is null order by g.id) as doors,
            (select count(*) from case_closure k where k.case_id = c.id) as closures,
            (select count(*) from timeline_event e where e.case_id = c.id) as told
       from case_record c where c.id = $1`,
    [caseId],
  );
  return rows[0];
}
