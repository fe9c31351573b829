import { Module } from '@nestjs/common';
import { ContributionStore } from './contribution.store';
import { ContributionsController } from './contributions.controller';
import { ListContributions } from './list-contributions';
import { ReadContributionFile } from './read-contribution-file';
import { RequestContribution } from './request-contribution';
import { StepContribution } from './step-contribution';

/** Files of rows about single persons for the international contribution: standards.md section 6, "Microdata out". */
@Module({
  controllers: [ContributionsController],
  providers: [ContributionStore, RequestContribution, ListContributions, StepContribution, ReadContributionFile],
})
export class ContributionsModule {}
