import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ConcernId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ReturnLabourMatterDto } from './concern.bodies';
import { ListLabourMatters } from './list-labour-matters';
import { ReadLabourMatter } from './read-labour-matter';
import { ReturnLabourMatter } from './return-labour-matter';

@ApiTags('concerns')
@Controller()
export class LabourMatterController {
  constructor(
    private readonly listMatters: ListLabourMatters,
    private readonly readMatter: ReadLabourMatter,
    private readonly returnMatter: ReturnLabourMatter,
  ) {}

  @Get('labour-matters')
  @Requires('list', 'LabourMatter')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listMatters.run(me, query);
  }

  @Get('labour-matters/:id')
  @Requires('read', 'LabourMatter')
  read(@Me() me: Actor, @Param('id', IdParam) id: ConcernId) {
    return this.readMatter.run(me, id);
  }

  @Post('labour-matters/:id/return')
  @HttpCode(200)
  @Requires('report', 'LabourMatter')
  giveBack(@Me() me: Actor, @Param('id', IdParam) id: ConcernId, @IfMatch() version: number, @Body() body: ReturnLabourMatterDto) {
    return this.returnMatter.run(me, id, version, body);
  }
}
