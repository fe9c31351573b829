import { Module } from '@nestjs/common';
import { ListReleases } from './list-releases';
import { ReadPublished } from './read-published';
import { ReadRelease } from './read-release';
import { ReleaseStore } from './release.store';
import { ReleasesController } from './releases.controller';
import { RequestRelease } from './request-release';
import { ShowRelease } from './show-release';
import { StepRelease } from './step-release';

@Module({
  controllers: [ReleasesController],
  providers: [ReleaseStore, ShowRelease, RequestRelease, ListReleases, ReadRelease, StepRelease, ReadPublished],
  exports: [ReadPublished],
})
export class ReleasesModule {}
