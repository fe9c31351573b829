import { Injectable } from '@nestjs/common';
import {
  decideLogLine,
  isBehind,
  localDay,
  monthAfter,
  newestOf,
  type LogLine,
  type MeasureDeclaration,
  type Outcome,
  type ReleaseTable,
} from '@himaya/domain';
import { askedLineStatement, FactStore } from '../facts';
import type { Tx } from '../platform/db/in-transaction';
import { changedStatement } from './count-statement';
import { ReleaseStore } from './release.store';

/** Up to where in the log of facts a table is counted: no figure comes out of here. */
@Injectable()
export class ReleaseLines {
  constructor(
    private readonly facts: FactStore,
    private readonly releases: ReleaseStore,
  ) {}

  async of(tx: Tx, measure: Pick<MeasureDeclaration, 'id' | 'version'>, table: ReleaseTable): Promise<Outcome<LogLine>> {
    const lines = await this.releases.lines(tx, measure.id, measure.version, table.period);
    const asked = await this.ofQuestions(measure, table, tx.now);
    const newest = newestOf(lines);
    const changed = newest !== undefined && isBehind(newest, asked) ? await this.changed(table, newest, asked) : 0;
    return decideLogLine(table.revision, lines, asked, changed);
  }

  private async ofQuestions(
    { id, version }: Pick<MeasureDeclaration, 'id' | 'version'>,
    { period }: ReleaseTable,
    now: Date,
  ): Promise<LogLine> {
    const values = [id, version, period.months, period.first, monthAfter(period.last, 1)];
    const [turn] = await this.facts.query<LogLine>(askedLineStatement, values);
    return turn ?? { until: await this.facts.lastLine(), month: `${localDay(now).slice(0, 7)}-01` };
  }

  private async changed(table: ReleaseTable, from: LogLine, to: LogLine): Promise<number> {
    const { text, values } = changedStatement(table, table.period, from.until, to.until);
    const [row] = await this.facts.query<{ persons: number }>(text, values);
    return row!.persons;
  }
}
