import type { PlanFeed } from '@himaya/domain';
import {
  kurdishOfActivity,
  kurdishOfPlan,
  measures,
  strategyPlan,
  yearlyPlan2024,
  type Plan,
  type PlanActivity,
} from '@himaya/domain/reference';
import type { Client } from 'pg';

const sourceOf = new Map(measures.map(({ id, source }) => [id, source]));
const feedOf: Readonly<Record<PlanActivity['indicator']['source'], PlanFeed>> = {
  'case-data': 'measure',
  'agency-report': 'report',
  'milestone-declaration': 'milestone',
};

function rowOf(plan: Plan, axis: number, activity: PlanActivity) {
  const { id, number, derivedFrom, titleAr, titleEn, period, implementers, indicator } = activity;
  const kurdish = kurdishOfActivity(activity);
  const all = [indicator.caseMeasure, ...(indicator.additionalMeasures ?? [])].filter((one) => one !== undefined);
  return {
    id,
    plan_id: plan.id,
    axis,
    number,
    derived_from: derivedFrom ?? null,
    title_ar: titleAr,
    title_en: titleEn,
    title_ckb: kurdish?.title ?? null,
    starts_on: period.start,
    ends_on: period.end,
    implementers,
    indicator_ar: indicator.textAr,
    indicator_en: indicator.textEn,
    indicator_ckb: kurdish?.indicator ?? null,
    indicator: indicator.type,
    feed: feedOf[indicator.source],
    measures: all,
    reported: all.filter((measure) => sourceOf.get(measure) === 'agency-report'),
  };
}

/** Brings in the two printed plans, each once, and our Kurdish where a plan has none; what the secretariat has changed of them since stays. Runs as the guard, in the caller's transaction. */
export async function loadPlans(client: Pick<Client, 'query'>): Promise<void> {
  for (const plan of [strategyPlan, yearlyPlan2024]) {
    await client.query(
      `insert into plan (id, title_ar, title_en, title_ckb, starts_on, ends_on, parent_id, state) values ($1, $2, $3, $4, $5, $6, $7, 'adopted')
       on conflict on constraint plan_pk do update set title_ckb = excluded.title_ckb where plan.title_ckb is null`,
      [plan.id, plan.titleAr, plan.titleEn, kurdishOfPlan(plan.id), plan.from, plan.to, plan.parentPlan ?? null],
    );
    for (const { number, nameAr, nameEn, objective } of plan.axes) {
      await client.query(
        `insert into plan_axis (plan_id, number, name_ar, name_en, objective_ar, objective_en) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint plan_axis_pk do nothing`,
        [plan.id, number, nameAr, nameEn, objective.ar, objective.en],
      );
    }
    const rows = plan.axes.flatMap((axis) => axis.activities.map((activity) => rowOf(plan, axis.number, activity)));
    await client.query(
      `insert into plan_activity (id, version, plan_id, axis, number, derived_from, title_ar, title_en, title_ckb, starts_on, ends_on, implementers,
              indicator_ar, indicator_en, indicator_ckb, indicator, feed, measures, reported, reason)
       select id, 1, plan_id, axis, number, derived_from, title_ar, title_en, title_ckb, starts_on, ends_on, implementers,
              indicator_ar, indicator_en, indicator_ckb, indicator, feed, measures, reported, 'printed'
         from jsonb_to_recordset($1) as r (id text, plan_id text, axis int, number int, derived_from text, title_ar text, title_en text,
              title_ckb text, starts_on date, ends_on date, implementers text[], indicator_ar text, indicator_en text, indicator_ckb text,
              indicator text, feed text, measures text[], reported text[])
       on conflict on constraint plan_activity_pk do update set title_ckb = excluded.title_ckb, indicator_ckb = excluded.indicator_ckb
         where plan_activity.reason = 'printed' and plan_activity.title_ckb is null`,
      [JSON.stringify(rows)],
    );
  }
}
