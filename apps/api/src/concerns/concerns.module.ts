import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { CONFIG, type Config } from '../platform/config/config';
import { FolderStorage } from '../platform/storage/folder-storage';
import { AddConcernPhoto } from './add-concern-photo';
import { ConcernController } from './concern.controller';
import { ConcernStore } from './concern.store';
import { LabourMatterController } from './labour-matter.controller';
import { LabourMatterStore } from './labour-matter.store';
import { ListConcerns } from './list-concerns';
import { ListDutyPhones } from './list-duty-phones';
import { ListLabourMatters } from './list-labour-matters';
import { ReadConcern } from './read-concern';
import { ReadConcernPhoto } from './read-concern-photo';
import { ReadLabourMatter } from './read-labour-matter';
import { ReportConcern } from './report-concern';
import { ReportPublicly } from './report-publicly';
import { ReportStore } from './report.store';
import { CaseOfPerson } from './case-of-person';
import { PersonStore } from './person.store';
import { ReturnLabourMatter } from './return-labour-matter';
import { SettlePerson } from './settle-person';
import { ShowConcern } from './show-concern';
import { SuggestJoins } from './suggest-joins';
import { TriageConcern } from './triage-concern';

/** What the front line reports, and how it is sorted. */
@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [ConcernController, LabourMatterController],
  providers: [
    { provide: FolderStorage, useFactory: ({ storageDir }: Config) => new FolderStorage(storageDir), inject: [CONFIG] },
    ConcernStore,
    ReportStore,
    ReportConcern,
    ReportPublicly,
    AddConcernPhoto,
    ListConcerns,
    ListDutyPhones,
    SuggestJoins,
    ShowConcern,
    ReadConcern,
    ReadConcernPhoto,
    TriageConcern,
    CaseOfPerson,
    SettlePerson,
    PersonStore,
    LabourMatterStore,
    ListLabourMatters,
    ReadLabourMatter,
    ReturnLabourMatter,
  ],
  exports: [ReportPublicly],
})
export class ConcernsModule {}
