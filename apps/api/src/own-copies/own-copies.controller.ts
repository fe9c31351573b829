import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, OwnCopyId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { DecideOwnCopy } from './decide-own-copy';
import { HandOverCopy } from './hand-over-copy';
import { ListCopyParts } from './list-copy-parts';
import { ListOwnCopies } from './list-own-copies';
import { OpenCopyPart } from './open-copy-part';
import { DecideOwnCopyDto, EmptyBody, HandOverCopyDto, RequestOwnCopyDto } from './own-copies.bodies';
import { PrintOwnCopy } from './print-own-copy';
import { RequestOwnCopy } from './request-own-copy';

@ApiTags('own-copies')
@Controller()
export class OwnCopiesController {
  constructor(
    private readonly listOwnCopies: ListOwnCopies,
    private readonly listCopyParts: ListCopyParts,
    private readonly openCopyPart: OpenCopyPart,
    private readonly requestOwnCopy: RequestOwnCopy,
    private readonly decideOwnCopy: DecideOwnCopy,
    private readonly printOwnCopy: PrintOwnCopy,
    private readonly handOverCopy: HandOverCopy,
  ) {}

  @Get('cases/:id/own-copies')
  @Requires('list', 'OwnCopy')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listOwnCopies.run(me, id);
  }

  @Post('cases/:id/own-copies')
  @Requires('open', 'OwnCopy')
  request(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RequestOwnCopyDto) {
    return this.requestOwnCopy.run(me, id, body);
  }

  @Get('files/:id/own-copies')
  @Requires('record', 'OwnCopy')
  parts(@Me() me: Actor, @Param('id', IdParam) id: string) {
    return this.listCopyParts.run(me, id);
  }

  @Post('own-copies/:id/opening')
  @HttpCode(200)
  @Requires('record', 'OwnCopy')
  open(@Me() me: Actor, @Param('id', IdParam) id: OwnCopyId, @IfMatch() version: number, @Body() _: EmptyBody) {
    return this.openCopyPart.run(me, id, version);
  }

  @Post('own-copies/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'OwnCopy')
  decide(@Me() me: Actor, @Param('id', IdParam) id: OwnCopyId, @IfMatch() version: number, @Body() body: DecideOwnCopyDto) {
    return this.decideOwnCopy.run(me, id, version, body);
  }

  @Post('own-copies/:id/papers')
  @Requires('print', 'OwnCopy')
  print(@Me() me: Actor, @Param('id', IdParam) id: OwnCopyId, @Body() _: EmptyBody) {
    return this.printOwnCopy.run(me, id);
  }

  @Post('own-copies/:id/hand-over')
  @HttpCode(200)
  @Requires('record', 'OwnCopy')
  handOver(@Me() me: Actor, @Param('id', IdParam) id: OwnCopyId, @IfMatch() version: number, @Body() body: HandOverCopyDto) {
    return this.handOverCopy.run(me, id, version, body);
  }
}
