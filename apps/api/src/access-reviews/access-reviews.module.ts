import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { AccessReviewStore } from './access-review.store';
import { AccessReviewsController } from './access-reviews.controller';
import { CountAccessReviews } from './count-access-reviews';
import { DecideAccessReviews } from './decide-access-reviews';
import { ListAccessReviews } from './list-access-reviews';
import { ListUnreviewed } from './list-unreviewed';

@Module({
  imports: [DirectoryModule],
  controllers: [AccessReviewsController],
  providers: [AccessReviewStore, ListAccessReviews, DecideAccessReviews, CountAccessReviews, ListUnreviewed],
})
export class AccessReviewsModule {}
