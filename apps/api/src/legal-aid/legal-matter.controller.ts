import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, LegalMatterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { EndLegalMatter } from './end-legal-matter';
import { EndLegalMatterDto, LegalMatterQueryDto, MoveLegalMatterDto, OpenLegalMatterDto, RecordLegalAidDto } from './legal-aid.bodies';
import { ListLegalMatters } from './list-legal-matters';
import { MoveLegalMatter } from './move-legal-matter';
import { OpenLegalMatter } from './open-legal-matter';
import { ReadLegalMatter } from './read-legal-matter';
import { RecordLegalAid } from './record-legal-aid';

@ApiTags('legal-aid')
@Controller()
export class LegalMatterController {
  constructor(
    private readonly listMatters: ListLegalMatters,
    private readonly openMatter: OpenLegalMatter,
    private readonly readMatter: ReadLegalMatter,
    private readonly moveMatter: MoveLegalMatter,
    private readonly recordAid: RecordLegalAid,
    private readonly endMatter: EndLegalMatter,
  ) {}

  @Get('legal-matters')
  @Requires('list', 'LegalMatter')
  list(@Me() me: Actor, @Query() query: LegalMatterQueryDto) {
    return this.listMatters.run(me, query);
  }

  @Post('cases/:id/legal-matters')
  @Requires('open', 'LegalMatter')
  open(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OpenLegalMatterDto, @IdempotencyKey() key: string | null) {
    return this.openMatter.run(me, id, body, key);
  }

  @Get('legal-matters/:id')
  @Requires('read', 'LegalMatter')
  read(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId) {
    return this.readMatter.run(me, id);
  }

  @Post('legal-matters/:id/moves')
  @HttpCode(200)
  @Requires('change', 'LegalMatter')
  move(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @IfMatch() version: number, @Body() body: MoveLegalMatterDto) {
    return this.moveMatter.run(me, id, version, body);
  }

  @Post('legal-matters/:id/aid')
  @Requires('record', 'LegalAid')
  aid(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @Body() body: RecordLegalAidDto, @IdempotencyKey() key: string | null) {
    return this.recordAid.run(me, id, body, key);
  }

  @Post('legal-matters/:id/end')
  @HttpCode(200)
  @Requires('close', 'LegalMatter')
  end(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @IfMatch() version: number, @Body() { outcome }: EndLegalMatterDto) {
    return this.endMatter.run(me, id, version, outcome);
  }
}
