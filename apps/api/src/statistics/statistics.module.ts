import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { AnswerFigures } from './answer-figures';
import { CustodyFigures } from './custody-figures';
import { Figures } from './figures';
import { ListMeasures } from './list-measures';
import { ReportedFigures } from './reported-figures';
import { ReadMeasure } from './read-measure';
import { StatisticsController } from './statistics.controller';

@Module({
  imports: [FactsModule],
  controllers: [StatisticsController],
  providers: [CustodyFigures, ReportedFigures, Figures, AnswerFigures, ListMeasures, ReadMeasure],
})
export class StatisticsModule {}
