import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { CaseFilterController } from './case-filter.controller';
import { CaseFilterStore } from './case-filter.store';
import { CaseController } from './case.controller';
import { CaseStore } from './case.store';
import { ChangeCase } from './change-case';
import { ListCaseFilters } from './list-case-filters';
import { ListCases } from './list-cases';
import { OpenCase } from './open-case';
import { ReadAccessLog } from './read-access-log';
import { ReadCase } from './read-case';
import { ReadTimeline } from './read-timeline';
import { RemoveCaseFilter } from './remove-case-filter';
import { SaveCaseFilter } from './save-case-filter';
import { SearchCases } from './search-cases';
import { SuggestDuplicates } from './suggest-duplicates';
import { TimelineStore } from './timeline.store';

@Module({
  imports: [DirectoryModule],
  controllers: [CaseController, CaseFilterController],
  providers: [
    CaseStore,
    CaseFilterStore,
    ListCaseFilters,
    SaveCaseFilter,
    RemoveCaseFilter,
    TimelineStore,
    OpenCase,
    ListCases,
    SearchCases,
    SuggestDuplicates,
    ReadCase,
    ChangeCase,
    ReadTimeline,
    ReadAccessLog,
  ],
  exports: [CaseStore, OpenCase, ReadCase, SuggestDuplicates],
})
export class CasesModule {}
