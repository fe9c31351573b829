import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { CustodyFigures } from './custody-figures';
import { Figures } from './figures';
import { ListMeasures } from './list-measures';
import { ReadMeasure } from './read-measure';
import { StatisticsController } from './statistics.controller';

@Module({ imports: [FactsModule], controllers: [StatisticsController], providers: [CustodyFigures, Figures, ListMeasures, ReadMeasure] })
export class StatisticsModule {}
