import { Injectable } from '@nestjs/common';
import type {
  ActivityTotals,
  AgencyId,
  MeasureTotals,
  PlanChange,
  PlanFeed,
  PlanIndicatorKind,
  PlanMoveView,
  PlanProgress,
  PlanState,
  PlanVersionState,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { activityMonthsStatement, planActivitiesStatement, type Statement } from './plan.statements';

export interface PlanRow {
  readonly id: string;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: PlanState;
  readonly titleCkb: string | null;
  readonly version: number;
  readonly inForceFrom: string | null;
}

export interface AxisRow {
  readonly number: number;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly objectiveAr: string;
  readonly objectiveEn: string;
}

export interface ActivityRow {
  readonly id: string;
  readonly version: number;
  readonly axis: number;
  readonly number: number;
  readonly derivedFrom: string | null;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly implementers: readonly AgencyId[];
  readonly indicatorAr: string | null;
  readonly indicatorEn: string | null;
  readonly indicator: PlanIndicatorKind;
  readonly feed: PlanFeed;
  readonly measures: readonly string[];
  readonly reported: readonly string[];
  readonly target: number | null;
  readonly retired: boolean;
  readonly titleCkb: string | null;
  readonly indicatorCkb: string | null;
}

export interface PlannedActivityRow extends ActivityRow {
  readonly awaiting: boolean;
}

export interface VersionRow extends Pick<
  ActivityRow,
  'startsOn' | 'endsOn' | 'implementers' | 'indicatorAr' | 'indicatorEn' | 'indicatorCkb' | 'feed' | 'measures' | 'titleCkb'
> {
  readonly version: number;
  readonly state: PlanVersionState;
  readonly reason: PlanChange;
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly target: number | null;
  readonly retired: boolean;
}

export interface MonthRow {
  readonly month: string;
  readonly agencyId: AgencyId;
  readonly progress: PlanProgress;
  readonly measures: readonly string[];
  readonly figures: readonly (number | null)[];
}

/** A measure's sums; where no measure stands, the bodies that declared the activity done. */
export interface TotalsRow extends MeasureTotals {
  readonly activityId: string;
  readonly measure: string | null;
  readonly declaredBy: readonly AgencyId[] | null;
}

export const totalsColumns = `activity_id as "activityId", measure, total::float8 as total, last::float8 as last, mean, declared_by as "declaredBy"`;

export function totalsOf(rows: readonly TotalsRow[]): Map<string, ActivityTotals> {
  const totals = new Map<string, { measures: Map<string, MeasureTotals>; declaredBy: readonly AgencyId[] }>();
  for (const { activityId, measure, declaredBy, ...sums } of rows) {
    const own = totals.get(activityId) ?? { measures: new Map(), declaredBy: [] };
    if (measure !== null) own.measures.set(measure, sums);
    totals.set(activityId, { ...own, declaredBy: declaredBy ?? own.declaredBy });
  }
  return totals;
}

export interface AgencyRow {
  readonly id: AgencyId;
  readonly nameAr: string;
  readonly nameCkb: string;
  readonly nameEn: string;
}

const ask = <Row>(tx: Tx, { sql, values }: Statement): Promise<Row[]> => tx.em.query(sql, values);

/** The SQL over plans and their activities; row security shows them to whoever follows the plan. */
@Injectable()
export class PlanStore {
  /** Every plan, the latest and shortest first, and those that were given up last. */
  plans(tx: Tx): Promise<PlanRow[]> {
    return tx.em.query(
      `select id, title_ar as "titleAr", title_en as "titleEn", starts_on::text as "startsOn", ends_on::text as "endsOn", state,
              title_ckb as "titleCkb", version, in_force_from::text as "inForceFrom"
         from plan order by state = 'discarded', ends_on desc, starts_on desc, id limit 100`,
    );
  }

  axes(tx: Tx, planId: string): Promise<AxisRow[]> {
    return tx.em.query(
      `select number, name_ar as "nameAr", name_en as "nameEn", objective_ar as "objectiveAr", objective_en as "objectiveEn"
         from plan_axis where plan_id = $1 order by number`,
      [planId],
    );
  }

  activities(tx: Tx, planId: string, filter: Parameters<typeof planActivitiesStatement>[1]): Promise<PlannedActivityRow[]> {
    return ask(tx, planActivitiesStatement(planId, filter));
  }

  async planOfActivity(tx: Tx, activityId: string): Promise<string | null> {
    const [row] = await tx.em.query<{ plan: string }[]>(`select a.plan_id as plan from plan_activity a where a.id = $1 and a.standing`, [
      activityId,
    ]);
    return row?.plan ?? null;
  }

  /** What accepted reports add up to, by activity. @param until first day of the last month that counts; null for all of them */
  async totals(tx: Tx, planId: string, until: string | null): Promise<Map<string, ActivityTotals>> {
    const rows: TotalsRow[] = await tx.em.query(`select ${totalsColumns} from guard.plan_totals($1, $2)`, [planId, until]);
    return totalsOf(rows);
  }

  versions(tx: Tx, activityId: string): Promise<VersionRow[]> {
    return tx.em.query(
      `select version, reason, written_by as "writtenBy", written_at as "writtenAt", state, title_ar as "titleAr", title_en as "titleEn", title_ckb as "titleCkb",
              starts_on::text as "startsOn", ends_on::text as "endsOn", implementers, indicator_ar as "indicatorAr", indicator_en as "indicatorEn",
              indicator_ckb as "indicatorCkb", feed, measures, target::float8 as target, retired
         from guard.plan_versions($1)`,
      [activityId],
    );
  }

  /** How a plan was written and adopted, the latest first; nothing to those who only follow it. */
  async moves(tx: Tx, planId: string): Promise<PlanMoveView[]> {
    const rows: (Omit<PlanMoveView, 'at'> & { readonly at: Date })[] = await tx.em.query(
      `select move, reason, by_name as "by", at from guard.plan_moves($1)`,
      [planId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  months(tx: Tx, activityId: string): Promise<MonthRow[]> {
    return ask(tx, activityMonthsStatement(activityId));
  }

  async agencies(tx: Tx): Promise<Map<AgencyId, AgencyRow>> {
    const rows: AgencyRow[] = await tx.em.query('select id, name_ar as "nameAr", name_ckb as "nameCkb", name_en as "nameEn" from agency');
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The id of the plan that a month is reported by; null where there is none. */
  async planOf(tx: Tx, day: string): Promise<string | null> {
    const [row] = await tx.em.query<{ id: string | null }[]>('select guard.plan_of($1::date) as id', [day]);
    return row?.id ?? null;
  }
}
