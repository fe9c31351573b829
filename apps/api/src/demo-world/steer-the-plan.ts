import { localDay, type NationalPlanView, type PlanActivityView } from '@himaya/domain';
import { strategyPlan } from '@himaya/domain/reference';
import { signedIn, type Asker, type Doors } from './doors';

/** How far above what was reached by now the secretariat aims: some activities have passed their target, some are far from it. */
const ambitions = [1.6, 1.25, 2.4, 0.7, 3.2, 1.1, 4] as const;
/** Every so many activities one has no target yet, and no ratio. */
const withoutTarget = 8;

const aimed = (analyst: Asker, { id, version }: PlanActivityView, target: number): Promise<NationalPlanView> =>
  analyst.post(`/plan/activities/${id}/target`, { target }, version);
const reportedIn = ({ axes }: NationalPlanView): PlanActivityView[] =>
  axes.flatMap(({ activities }) => activities.filter(({ feed }) => feed === 'report'));

/** What the reported activities of the strategy are to reach, and the plans of the years to come with targets of their own. Written once. */
export async function steerDemoPlan(doors: Doors, now: Date): Promise<void> {
  const [analyst, chair] = [await signedIn(doors, 'secretariat-analyst'), await signedIn(doors, 'committee-chair')];
  try {
    const reported = reportedIn(await analyst.get<NationalPlanView>(`/plan/activities?plan=${strategyPlan.id}`));
    if (reported.some(({ target }) => target !== null)) return;
    for (const [n, activity] of reported.filter((_, place) => place % withoutTarget !== withoutTarget - 1).entries())
      await aimed(analyst, activity, targetOf(activity.reached, ambitions[n % ambitions.length]!));
    for (const year of yearsToPlan(localDay(now))) await adopt(analyst, chair, year);
  } finally {
    await Promise.all([analyst.leave(), chair.leave()]);
  }
}

/** In round numbers: from twenty on in fives, and of dinars and crowds the first two digits. What was passed stays passed. */
function targetOf(reached: number | null, ambition: number): number {
  const wanted = Math.max(2, (reached ?? 10) * ambition);
  const step = wanted < 20 ? 1 : Math.max(5, 10 ** (Math.floor(Math.log10(wanted)) - 1));
  return (ambition < 1 ? Math.floor : Math.ceil)(wanted / step) * step;
}

/** The next year, and the running one where the strategy is over. */
function yearsToPlan(today: string): number[] {
  const running = Number(today.slice(0, 4));
  return today > strategyPlan.to ? [running, running + 1] : [running + 1];
}

async function adopt(analyst: Asker, chair: Asker, year: number): Promise<void> {
  const drafted = await analyst.post<NationalPlanView>('/plan/drafts', { from: strategyPlan.id, year });
  const { id } = drafted.plan;
  for (const [n, activity] of reportedIn(drafted).entries()) if (n % 2 === 0) await aimed(analyst, activity, 10 + 5 * (n % 4));
  const { plan } = await analyst.get<NationalPlanView>(`/plan/activities?plan=${id}`);
  const proposed = await analyst.post<NationalPlanView>(`/plan/drafts/${id}/proposal`, {}, plan.version);
  await chair.post(`/plan/drafts/${id}/decision`, { decision: 'adopt', reason: null }, proposed.plan.version);
}
