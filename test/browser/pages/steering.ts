import { randomUUID } from 'node:crypto';
import {
  lastAccountableHalf,
  localDay,
  monthAfter,
  type CommitteeReportView,
  type MemberAccountView,
  type PortalItemView,
} from '@himaya/domain';
import type { TestApi } from '../../support/api';
import { expected, ifMatch } from '../../support/main-job';
import { activityOf, anActivity, changed, drafted, planId, proposed } from '../../support/plan-room';

/** What waits for the chair, each in the state in which a panel or a dialog is the chair's alone. */
export interface Steering {
  /** A year's plan that was proposed, and an activity of the strategy with a correction to accept. */
  readonly planId: string;
  readonly correctedId: string;
  /** A month's report, a table and words for the portal that were proposed. */
  readonly proposedReportId: string;
  readonly proposedReleaseId: string;
  readonly proposedItemId: string;
}

/** The half-year that the chair can ask about: Labour was asked, Justice has replied, Health was not asked. */
export const half = lastAccountableHalf(localDay(new Date()));

/** Brings everything before the chair that only the chair decides on. */
export async function steered(api: TestApi): Promise<Steering> {
  const [analyst, chair, justice] = await Promise.all(
    ['secretariat-analyst', 'committee-chair', 'agency-focal-point-2'].map((name) => api.signIn(name)),
  );
  expected(await proposed(analyst!, await drafted(analyst!)), 200);
  const corrected = await activityOf(analyst!, 's2023-1.08');
  expected(await changed(analyst!, corrected, anActivity({ startsOn: '2023-01-01', endsOn: '2026-12-31' })), 200);

  const ask = (agencyId: string) => chair!.post<MemberAccountView>('/plan/accounts', { half, agencyId, questions: 'Invented question' });
  expected(await ask('ministry-of-labour-and-social-affairs'), 201);
  const asked = expected(await ask('ministry-of-justice'), 201);
  expected(await justice!.post(`/plan/accounts/${asked.id}/reply`, { reply: 'Invented reply' }, ifMatch(asked)), 200);

  const period = monthAfter(localDay(new Date()), -2).slice(0, 7);
  const report = expected(await analyst!.post<CommitteeReportView>('/committee-reports', { kind: 'monthly', period }), 201);
  const texts = [{ chapter: 'summary', ar: 'نص مختلق', ckb: '', en: '' }];
  const words = { texts, letterNumber: null, letterDate: null, releases: [] };
  const saved = expected(await analyst!.post<CommitteeReportView>(`/committee-reports/${report.id}/texts`, words, ifMatch(report)), 200);
  expected(await analyst!.post(`/committee-reports/${report.id}/steps`, { step: 'propose' }, ifMatch(saved)), 200);

  const item = expected(
    await analyst!.post<PortalItemView>('/portal-items', { kind: 'news', day: localDay(new Date()), texts: invented }),
    201,
  );
  expected(await analyst!.post(`/portal-items/${item.id}/steps`, { step: 'propose' }, ifMatch(item)), 200);

  return {
    planId,
    correctedId: corrected.id,
    proposedReportId: report.id,
    proposedReleaseId: await plantedRelease(api),
    proposedItemId: item.id,
  };
}

const word = { title: 'Invented', body: 'Invented words' };
const invented = { ar: word, ckb: word, en: word };

/** A table as it stands once it was proposed: computing one takes longer than every walk. */
async function plantedRelease({ database }: TestApi): Promise<string> {
  const id = randomUUID();
  const guard = await database.asGuard();
  const cells = [
    { at: {}, figure: 60 },
    { at: { sex: 'female' }, figure: 40 },
    { at: { sex: 'male' }, figure: null },
  ];
  await guard.query(
    `insert into statistic_release (id, status, measure, measure_version, dimensions, period, first, last, revision, facts_until, beside, categories, cells,
            bodies, method, threshold, base, requested_by, proposed_by)
       select $1, 'proposed', 'victims-sheltered', 1, array['sex'], '2025', '2025-01-01', '2025-12-01', 1, 1, '{}', '[]', $2, 5, 'nothing-hidden', 10, 5, id, id
         from user_account where username = 'secretariat-analyst'`,
    [id, JSON.stringify(cells)],
  );
  return id;
}
