import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ProceedingLinkId, TestimonyMeasureId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AskTestimony } from './ask-testimony';
import { EndProceedingLink } from './end-proceeding-link';
import { LinkProceeding } from './link-proceeding';
import { MoveTestimony } from './move-testimony';
import { EmptyReversal } from './proceeding.bodies';
import { ReadCaseProceedings } from './read-case-proceedings';
import { AskTestimonyDto, LinkProceedingDto, MoveTestimonyDto } from './testimony.bodies';

@ApiTags('proceedings')
@Controller()
export class TestimonyController {
  constructor(
    private readonly readProceedings: ReadCaseProceedings,
    private readonly linkProceeding: LinkProceeding,
    private readonly endLink: EndProceedingLink,
    private readonly askTestimony: AskTestimony,
    private readonly moveTestimony: MoveTestimony,
  ) {}

  @Get('cases/:id/proceedings')
  @Requires('read', 'CaseProceedings')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readProceedings.run(me, id);
  }

  @Post('cases/:id/proceedings')
  @HttpCode(200)
  @Requires('change', 'CaseProceedings')
  link(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() { proceedingId }: LinkProceedingDto) {
    return this.linkProceeding.run(me, id, proceedingId);
  }

  @Post('proceeding-links/:id/ending')
  @HttpCode(200)
  @Requires('change', 'CaseProceedings')
  unlink(@Me() me: Actor, @Param('id', IdParam) id: ProceedingLinkId, @Body() _body: EmptyReversal) {
    return this.endLink.run(me, id);
  }

  @Post('cases/:id/testimony-measures')
  @Requires('record', 'Testimony')
  ask(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: AskTestimonyDto, @IdempotencyKey() key: string | null) {
    return this.askTestimony.run(me, id, body, key);
  }

  @Post('testimony-measures/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Testimony')
  move(@Me() me: Actor, @Param('id', IdParam) id: TestimonyMeasureId, @IfMatch() version: number, @Body() body: MoveTestimonyDto) {
    return this.moveTestimony.run(me, id, version, body);
  }
}
