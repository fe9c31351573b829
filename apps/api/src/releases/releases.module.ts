import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { PapersModule } from '../papers';
import { ExportRelease } from './export-release';
import { MakeReleaseFile } from './files/release-file';
import { PrintRelease } from './files/print-release';
import { ListReleases } from './list-releases';
import { PublishPage } from './publish-page';
import { ReadPublished } from './read-published';
import { ReadRelease } from './read-release';
import { ReleaseLines } from './release-lines';
import { ReleaseStore } from './release.store';
import { ReleasesController } from './releases.controller';
import { RequestRelease } from './request-release';
import { ShowRelease } from './show-release';
import { StepRelease } from './step-release';

@Module({
  imports: [PapersModule, FactsModule],
  controllers: [ReleasesController],
  providers: [
    ReleaseStore,
    ReleaseLines,
    ShowRelease,
    RequestRelease,
    ListReleases,
    ReadRelease,
    StepRelease,
    PublishPage,
    ExportRelease,
    ReadPublished,
    MakeReleaseFile,
    PrintRelease,
  ],
  exports: [ReadPublished],
})
export class ReleasesModule {}
