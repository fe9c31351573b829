import { localDay, monthAfter, type IsoDate, type PlanReportView } from '@himaya/domain';
import type { Answer, Session } from './api';
import { expected, ifMatch } from './main-job';

/** The first day of a month so many months back: of those from twelve on the demo world has no report of Justice or Labour. */
export const monthsAgo = (months: number): IsoDate => monthAfter(localDay(new Date()), -months);

export const opened = async (who: Session, month: string): Promise<PlanReportView> =>
  expected(await who.post<PlanReportView>('/plan/reports', { month }), 201);
export const readReport = async (who: Session, id: string): Promise<PlanReportView> =>
  expected(await who.get<PlanReportView>(`/plan/reports/${id}`), 200);
export const save = (who: Session, { id, version }: PlanReportView, entries: readonly object[]): Promise<Answer<PlanReportView>> =>
  who.post<PlanReportView>(`/plan/reports/${id}/entries`, { entries }, ifMatch({ version }));
export const submit = (who: Session, { id, version }: PlanReportView): Promise<Answer<PlanReportView>> =>
  who.post<PlanReportView>(`/plan/reports/${id}/submission`, {}, ifMatch({ version }));
export const review = (who: Session, { id, version }: PlanReportView, body: object): Promise<Answer<PlanReportView>> =>
  who.post<PlanReportView>(`/plan/reports/${id}/review`, body, ifMatch({ version }));
/** The first activity of a report that asks for a figure. */
export const counted = ({ activities }: PlanReportView) => activities.find(({ figures }) => figures.length > 0)!;
/** Something said of every activity; each figure is `figure`. */
export const whole = (report: PlanReportView, figure: number, more: object = {}): object[] =>
  report.activities.map(({ activityId, figures }) => ({
    activityId,
    progress: 'under-way',
    figures: figures.map(() => figure),
    evidence: 'م/12 في 5-3-2025',
    obstacles: [],
    ...more,
  }));
export const submitted = async (who: Session, month: string, figure: number, more: object = {}): Promise<PlanReportView> => {
  const report = await opened(who, month);
  const saved = expected(await save(who, report, whole(report, figure, more)), 200);
  return expected(await submit(who, saved), 200);
};
