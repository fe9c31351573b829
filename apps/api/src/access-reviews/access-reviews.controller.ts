import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { AccessReviewsQuery, DecideReviewsDto } from './access-reviews.bodies';
import { CountAccessReviews } from './count-access-reviews';
import { DecideAccessReviews } from './decide-access-reviews';
import { ListAccessReviews } from './list-access-reviews';
import { ListUnreviewed } from './list-unreviewed';

@ApiTags('access reviews')
@Controller('access-reviews')
export class AccessReviewsController {
  constructor(
    private readonly listReviews: ListAccessReviews,
    private readonly decideReviews: DecideAccessReviews,
    private readonly countReviews: CountAccessReviews,
    private readonly listUnreviewed: ListUnreviewed,
  ) {}

  @Get()
  @Requires('list', 'AccessReview')
  list(@Me() me: Actor, @Query() query: AccessReviewsQuery) {
    return this.listReviews.run(me, query);
  }

  @Post('decisions')
  @HttpCode(200)
  @Requires('decide', 'AccessReview')
  decide(@Me() me: Actor, @Body() body: DecideReviewsDto) {
    return this.decideReviews.run(me, body);
  }

  @Get('counts')
  @Requires('count', 'AccessReview')
  counts(@Me() me: Actor) {
    return this.countReviews.run(me);
  }

  @Get('unreviewed')
  @Requires('count', 'AccessReview')
  unreviewed(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listUnreviewed.run(me, query);
  }
}
