import type { CareView, ReportView } from '@himaya/domain';
import type { Answer, Session } from './api';
import { today } from './care-room';
import { expected, ifMatch } from './main-job';

export const report = (changes: object = {}): object => ({
  kind: 'medical-report',
  language: 'en',
  examinedOn: today(),
  physical: { examined: 'Invented: the hands', findings: 'Invented: a healed wound', treatment: null, recommendations: 'Invented: rest' },
  ...changes,
});

export const draftReport = <View = CareView>(as: Session, { id }: { readonly id: string }, changes: object = {}): Promise<Answer<View>> =>
  as.post<View>(`/care/${id}/reports`, report(changes));

export const moveReport = <View = CareView>(as: Session, one: ReportView, body: object): Promise<Answer<View>> =>
  as.post<View>(`/care/reports/${one.id}/moves`, body, ifMatch(one));

/** A report that was issued. */
export async function issuedReport(as: Session, care: { readonly id: string }, changes: object = {}): Promise<ReportView> {
  const [draft] = expected(await draftReport(as, care, changes), 201).reports;
  return expected(await moveReport(as, draft!, { move: 'issue', signedAs: 'Dr A. Invented' }), 200).reports[0]!;
}
