import { Injectable } from '@nestjs/common';
import type {
  HolidayBody,
  IdentificationMove,
  IdentificationRulesView,
  IdentificationStatus,
  IsoDate,
  LegalTest,
  Outcome,
  PublishRulesBody,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

/** A move as it is stored: one row for each status it starts from and each it may be reviewing. */
interface MoveRow extends Omit<IdentificationMove, 'from' | 'reviewing'> {
  readonly from: IdentificationStatus;
  readonly reviewing: IdentificationStatus | 'none';
}

interface RulesRow extends Omit<IdentificationRulesView, 'moves' | 'tests' | 'inForceFrom'> {
  readonly inForceFrom: Date;
  readonly moves: MoveRow[];
  readonly tests: LegalTest[];
}

const rulesStatement = `
  select r.version, r.in_force_from as "inForceFrom", r.working_days as "workingDays", r.child_hours as "childHours", r.weekend,
         r.reflection_days as "reflectionDays", r.remind_days as "remindDays",
         r.version = (select f.version from identification_rules f where f.in_force_from <= now() order by f.in_force_from desc limit 1) as "inForce",
         (select json_agg(json_build_object('id', t.test, 'meansNeededFor', t.means_needed_for) order by t.test)
            from identification_rule_test t where t.version = r.version) as tests,
         (select json_agg(json_build_object('decision', m.decision, 'from', m.from_status, 'reviewing', m.reviewing, 'to', m.to_status,
                   'deciders', m.deciders, 'anotherDecider', m.another_decider, 'decidedBy', m.decided_by, 'standard', m.standard)
                   order by m.decision, m.from_status, m.reviewing)
            from identification_rule_move m where m.version = r.version) as moves
    from identification_rules r`;

/** The only SQL over the rules of identification and the days off: rows are added, and no version is ever changed. */
@Injectable()
export class RulesStore {
  /** @throws Error where no version is in force: the first one is a migration's */
  async inForce(tx: Tx): Promise<IdentificationRulesView> {
    const rows: RulesRow[] = await tx.em.query(`${rulesStatement} where r.in_force_from <= now() order by r.in_force_from desc limit 1`);
    if (rows[0] === undefined) throw new Error('no identification rules in force');
    return viewOf(rows[0]);
  }

  async all(tx: Tx): Promise<IdentificationRulesView[]> {
    const rows: RulesRow[] = await tx.em.query(`${rulesStatement} order by r.in_force_from desc limit 100`);
    return rows.map(viewOf);
  }

  async holidays(tx: Tx, from: IsoDate): Promise<HolidayBody[]> {
    return tx.em.query('select day::text as day, name from public_holiday where day >= $1 order by day limit 100', [from]);
  }

  async publish(tx: Tx, version: string, body: PublishRulesBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.publish_rules($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      version,
      body.basedOn,
      body.inForceFrom,
      body.workingDays,
      body.childHours,
      body.weekend,
      body.reflectionDays,
      body.remindDays,
      JSON.stringify(body.tests),
      JSON.stringify(body.moves),
    ]);
  }

  /** False where the day is one already. */
  async declare(tx: Tx, { day, name }: HolidayBody): Promise<boolean> {
    const [row] = await tx.em.query<{ done: boolean }[]>('select guard.declare_holiday($1, $2) as done', [day, name]);
    return row?.done === true;
  }

  /** False where the day is none. */
  async withdraw(tx: Tx, day: IsoDate): Promise<boolean> {
    const [row] = await tx.em.query<{ done: boolean }[]>('select guard.withdraw_holiday($1) as done', [day]);
    return row?.done === true;
  }
}

function viewOf({ inForceFrom, moves, ...rules }: RulesRow): IdentificationRulesView {
  return {
    ...rules,
    inForceFrom: inForceFrom.toISOString(),
    moves: moves.map(({ from, reviewing, ...move }) => ({
      ...move,
      from: [from],
      ...(reviewing === 'none' ? {} : { reviewing: [reviewing] }),
    })),
  };
}
