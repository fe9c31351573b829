import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { CheckPaper } from './check-paper';
import { ListPaperKeys } from './list-paper-keys';
import { CheckPaperDto, PrintRecordSheetDto } from './papers.bodies';
import { PrintRecordSheet } from './print-record-sheet';

@ApiTags('papers')
@Controller()
export class PapersController {
  constructor(
    private readonly printRecordSheet: PrintRecordSheet,
    private readonly checkPaper: CheckPaper,
    private readonly listPaperKeys: ListPaperKeys,
  ) {}

  @Post('cases/:id/record-sheets')
  @Requires('print', 'Paper')
  print(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: PrintRecordSheetDto) {
    return this.printRecordSheet.run(me, id, body);
  }

  @Post('papers/checks')
  @HttpCode(200)
  @Public()
  check(@Body() body: CheckPaperDto, @Req() request: FastifyRequest) {
    return this.checkPaper.run(body, request.ip);
  }

  @Get('papers/keys')
  @Public()
  keys() {
    return this.listPaperKeys.run();
  }
}
