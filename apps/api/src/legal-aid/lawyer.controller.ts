import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LawyerId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AddLawyer } from './add-lawyer';
import { ChangeLawyer } from './change-lawyer';
import { ChangeLawyerDto, LawyerDto } from './legal-aid.bodies';
import { ListLawyers } from './list-lawyers';
import { ReadLegalBoard } from './read-legal-board';

@ApiTags('legal-aid')
@Controller('legal-aid')
export class LawyerController {
  constructor(
    private readonly readBoard: ReadLegalBoard,
    private readonly listLawyers: ListLawyers,
    private readonly addLawyer: AddLawyer,
    private readonly changeLawyer: ChangeLawyer,
  ) {}

  @Get('board')
  @Requires('list', 'LegalMatter')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Get('lawyers')
  @Requires('list', 'Lawyer')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listLawyers.run(me, query);
  }

  @Post('lawyers')
  @Requires('record', 'Lawyer')
  add(@Me() me: Actor, @Body() body: LawyerDto, @IdempotencyKey() key: string | null) {
    return this.addLawyer.run(me, body, key);
  }

  @Post('lawyers/:id/changes')
  @HttpCode(200)
  @Requires('change', 'Lawyer')
  change(@Me() me: Actor, @Param('id', IdParam) id: LawyerId, @IfMatch() version: number, @Body() body: ChangeLawyerDto) {
    return this.changeLawyer.run(me, id, version, body);
  }
}
