import kurdishTexts from './plan-texts.ckb.json';
import type { Plan, PlanActivity } from './types';

interface KurdishActivity {
  readonly title: string;
  readonly indicator: string | null;
}

const agencyNames: Readonly<Record<string, string>> = kurdishTexts.agencies;
const planTitles: Readonly<Record<string, string>> = kurdishTexts.plans;
const axisTexts: Readonly<Record<string, { readonly name: string; readonly objective: string }>> = kurdishTexts.axes;
const activityTexts: Readonly<Record<string, KurdishActivity>> = kurdishTexts.activities;

/** Our Kurdish (Sorani) for names that the sources have in Arabic alone; no Kurdish reader has confirmed it yet. Null for a body unknown here. */
export const kurdishOfAgency = (id: string): string | null => agencyNames[id] ?? null;

/** Of a printed plan; null of any other. */
export const kurdishOfPlan = (id: string): string | null => planTitles[id] ?? null;

/** An activity of a yearly plan that says what the strategy's says has the strategy's Kurdish. */
export const kurdishOfActivity = ({ id, derivedFrom }: Pick<PlanActivity, 'id' | 'derivedFrom'>): KurdishActivity | null =>
  activityTexts[id] ?? activityTexts[derivedFrom ?? ''] ?? null;

/** The Kurdish of axes by their Arabic: plans are copied with their axes, and nobody rewords one. */
export function kurdishOfAxes(plans: readonly Plan[]): ReadonlyMap<string, string> {
  return new Map(
    plans.flatMap(({ id, parentPlan, axes }) =>
      axes.flatMap(({ number, nameAr, objective }) => {
        const texts = axisTexts[`${id}-${number}`] ?? axisTexts[`${parentPlan}-${number}`];
        return texts === undefined ? [] : [[nameAr, texts.name] as const, [objective.ar, texts.objective] as const];
      }),
    ),
  );
}
