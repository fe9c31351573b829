import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { AnswerRequest } from './answer-request';
import { BreakGlass } from './break-glass';
import { BreakGlassController } from './break-glass.controller';
import { BreakGlassStore } from './break-glass.store';
import { EndBreakGlass } from './end-break-glass';
import { ListBreakGlass } from './list-break-glass';
import { ReadReview } from './read-review';
import { ReviewBreakGlass } from './review-break-glass';
import { ShowBreakGlass } from './show-break-glass';

@Module({
  imports: [DirectoryModule],
  controllers: [BreakGlassController],
  providers: [BreakGlassStore, ShowBreakGlass, BreakGlass, ListBreakGlass, ReadReview, AnswerRequest, EndBreakGlass, ReviewBreakGlass],
})
export class BreakGlassModule {}
