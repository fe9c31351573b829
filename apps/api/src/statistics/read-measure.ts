import { Injectable } from '@nestjs/common';
import {
  allow,
  decideQuery,
  dimensionIds,
  localDay,
  monthsOf,
  refuse,
  type Outcome,
  type StatisticsAnswer,
  type StatisticsQuery,
} from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AnswerFigures } from './answer-figures';
import { answerView } from './measure.presenter';
import type { FiguresQuery } from './measures.bodies';

/** Answers one question for figures, protected by cell key; whether it may be asked follows from the question alone. */
@Injectable()
export class ReadMeasure {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly figures: AnswerFigures,
  ) {}

  /** @param wait seconds until this account may ask again; null where it may */
  async run(
    actor: Actor,
    id: string,
    { by, from = '', to = from, version }: FiguresQuery,
    wait: number | null,
  ): Promise<Outcome<StatisticsAnswer>> {
    const query: StatisticsQuery = { by: by ? by.split(',') : [], from, to };
    // The figures come over a connection of their own and take a while: nothing stays open for them.
    const settled = await Promise.allSettled([
      wait === null ? this.answer(id, version, query) : refuse('statistics.limited', { detail: { seconds: wait } }),
    ]);
    return this.inTransaction.run(actor, { action: 'measure.read', route: inCodes(id, query) }, () =>
      settled[0].status === 'fulfilled' ? Promise.resolve(settled[0].value) : Promise.reject(settled[0].reason as Error),
    );
  }

  private async answer(id: string, version: number | undefined, query: StatisticsQuery): Promise<Outcome<StatisticsAnswer>> {
    const measure = measureOf(id, version);
    if (measure === undefined) return refuse('not-found');
    const decided = decideQuery(measure, query, localDay(new Date()));
    if (!decided.ok) return decided;
    return allow(answerView(measure, query, decided.value, await this.figures.of(measure, decided.value)));
  }
}

/** The question as its audit line keeps it: words of the menu, and of every other word only that it was none. */
function inCodes(id: string, { by, from, to }: StatisticsQuery): string {
  const word = (known: boolean, text: string): string => (known ? text : 'none');
  // A day is none: it might be somebody's.
  const period = (text: string): string => word((monthsOf(text)?.months ?? 1) > 1, text);
  const names = by.slice(0, 4).map((one) => word(dimensionIds.has(one), one));
  return `GET /statistics/measures/${word(measureOf(id) !== undefined, id)}?by=${names.join(',')}&from=${period(from)}&to=${period(to)}`;
}
