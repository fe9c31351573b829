import type { NationalPlanView, PlanActivityView } from '@himaya/domain';
import type { Client } from 'pg';
import type { Answer, Session } from './api';
import { saveUnit, saveUser } from './directory-builders';
import { expected, ifMatch } from './main-job';

export const year = new Date().getUTCFullYear() + 1;
export const planId = `p${year}`;

export const planOf = async (who: Session, query = `?plan=${planId}`): Promise<NationalPlanView> =>
  expected(await who.get<NationalPlanView>(`/plan/activities${query}`), 200);
export const allOf = ({ axes }: NationalPlanView): PlanActivityView[] => axes.flatMap(({ activities }) => activities);
export const onlyOf = (view: NationalPlanView): PlanActivityView => allOf(view)[0]!;
export const activityOf = async (who: Session, id: string): Promise<PlanActivityView> => onlyOf(await planOf(who, `?activity=${id}`));

/** What the secretariat writes of an activity that is reported by members. */
export const anActivity = (more: object = {}): object => ({
  titleAr: 'دورات تدريبية لموظفي المنافذ الحدودية',
  titleEn: 'Courses for border staff',
  titleCkb: 'خولی ڕاهێنان بۆ کارمەندانی سنوور',
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  implementers: ['ministry-of-justice'],
  indicatorAr: 'عدد الدورات',
  indicatorEn: 'Courses held',
  feed: 'report',
  measures: ['training-courses'],
  ...more,
});

/** An activity as it stands, as the secretariat writes it. */
export const fieldsOf = ({ title, startsOn, endsOn, implementers, feed, measures }: PlanActivityView): object => ({
  titleAr: title.ar,
  titleEn: title.en,
  titleCkb: null,
  startsOn,
  endsOn,
  implementers: implementers.map(({ id }) => id),
  indicatorAr: null,
  indicatorEn: null,
  indicatorCkb: null,
  feed,
  measures: measures.map(({ id }) => id),
});

export const drafted = async (secretariat: Session, of = year): Promise<NationalPlanView> =>
  expected(await secretariat.post<NationalPlanView>('/plan/drafts', { from: 's2023', year: of }), 201);
export const added = (who: Session, { plan }: NationalPlanView, body: object = anActivity(), axis = 1): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>('/plan/activities', { plan: plan.id, axis, ...body }, ifMatch(plan));
export const changed = (
  who: Session,
  { id, version }: PlanActivityView,
  body: object,
  retired = false,
): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/activities/${id}/versions`, { ...body, retired }, ifMatch({ version }));
export const aimed = (who: Session, { id, version }: PlanActivityView, target: unknown): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/activities/${id}/target`, { target }, ifMatch({ version }));
export const proposed = (who: Session, { plan }: NationalPlanView): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/drafts/${plan.id}/proposal`, {}, ifMatch(plan));
export const discarded = (who: Session, { plan }: NationalPlanView): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/drafts/${plan.id}/discarding`, {}, ifMatch(plan));
export const resumed = (who: Session, { plan }: NationalPlanView): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/drafts/${plan.id}/resumption`, {}, ifMatch(plan));
export const decided = (who: Session, { plan }: NationalPlanView, body: object): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/drafts/${plan.id}/decision`, body, ifMatch(plan));
export const answered = (who: Session, id: string, version: number, decision: string): Promise<Answer<NationalPlanView>> =>
  who.post<NationalPlanView>(`/plan/activities/${id}/decision`, { decision }, ifMatch({ version }));

/** A form as a browser sends it: the activity, then the file. */
export function evidenceForm(activityId: string, file: { bytes: Buffer; name?: string; mediaType?: string }): FormData {
  const form = new FormData();
  form.set('activityId', activityId);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType ?? 'image/jpeg' }), file.name ?? 'letter.jpg');
  return form;
}

/** A member's office with its focal point. */
export async function focalPointOf(guard: Client, agencyId: string): Promise<Awaited<ReturnType<typeof saveUser>>> {
  const unit = await saveUnit(guard, { kind: 'committee-office', agencyId: agencyId as never });
  return saveUser(guard, { unit, roles: ['agency-focal-point'] });
}
