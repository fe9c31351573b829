import { Injectable } from '@nestjs/common';
import { evaluationsOfYear, type EvaluationRecord } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { evaluationViews } from './account.presenter';
import { EvaluationStore } from './evaluation.store';

/** The evaluations that stand, for those who report on a year. */
@Injectable()
export class ReadEvaluations {
  constructor(private readonly evaluations: EvaluationStore) {}

  /** Of both half-years, by body and half-year; of those that the reader may see. */
  async ofYear(tx: Tx, year: number): Promise<readonly EvaluationRecord[]> {
    const halves = [await this.evaluations.list(tx, { half: `${year}-H1` }), await this.evaluations.list(tx, { half: `${year}-H2` })];
    return evaluationsOfYear(year, halves.flatMap(evaluationViews));
  }
}
