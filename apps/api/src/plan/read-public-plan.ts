import { Injectable } from '@nestjs/common';
import { localDay, type AgencyId, type PlanAxisView, type PlanRef } from '@himaya/domain';
import { agencies, kurdishOfAgency } from '@himaya/domain/reference';
import { DataSource } from 'typeorm';
import { ReadPublished } from '../releases';
import { axisViews, measuresShown, planRef, printed } from './plan.presenter';
import { activityColumns } from './plan.statements';
import { totalsColumns, totalsOf, type AgencyRow, type AxisRow, type PlannedActivityRow, type PlanRow, type TotalsRow } from './plan.store';

/** An adopted plan as anybody may read it. */
export interface PublicPlan {
  readonly plan: PlanRef;
  readonly axes: readonly PlanAxisView[];
}

const namesOf = new Map(
  agencies.map(({ id, nameAr, nameEn }): [AgencyId, AgencyRow] => {
    const { ar, ckb, en } = printed(nameAr, nameEn, kurdishOfAgency(id));
    return [id as AgencyId, { id: id as AgencyId, nameAr: ar, nameCkb: ckb, nameEn: en }];
  }),
);

/** The adopted plan of a day, or the latest there is, through the guard's doors that are open to anybody. */
@Injectable()
export class ReadPublicPlan {
  constructor(
    private readonly database: DataSource,
    private readonly releases: ReadPublished,
  ) {}

  async run(now: Date): Promise<PublicPlan | null> {
    const [plan] = await this.database.query<PlanRow[]>(
      `select id, title_ar as "titleAr", title_en as "titleEn", title_ckb as "titleCkb", starts_on::text as "startsOn", ends_on::text as "endsOn", state from guard.public_plan($1)`,
      [localDay(now)],
    );
    if (plan === undefined) return null;
    const axes = await this.database.query<AxisRow[]>(
      `select number, name_ar as "nameAr", name_en as "nameEn", objective_ar as "objectiveAr", objective_en as "objectiveEn" from guard.public_plan_axes($1)`,
      [plan.id],
    );
    const rows = await this.database.query<PlannedActivityRow[]>(
      `select ${activityColumns}, false as awaiting from guard.public_plan_activities($1) a`,
      [plan.id],
    );
    const totals = await this.database.query<TotalsRow[]>(`select ${totalsColumns} from guard.public_plan_totals($1)`, [plan.id]);
    const views = axisViews(axes, rows, namesOf, {
      plan,
      today: localDay(now),
      totals: totalsOf(totals),
      published: await this.releases.totals(measuresShown(rows)),
    });
    return { plan: planRef(plan), axes: views };
  }
}
