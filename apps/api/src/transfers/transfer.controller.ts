import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, TransferId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AnswerTransfer } from './answer-transfer';
import { ListTransfers } from './list-transfers';
import { OfferTransfer } from './offer-transfer';
import { DeclineTransferDto, EmptyTransferBody, OfferTransferDto, ResponsibleUnitsQuery, TransferListQuery } from './transfer.bodies';

@ApiTags('transfers')
@Controller()
export class TransferController {
  constructor(
    private readonly offerTransfer: OfferTransfer,
    private readonly answerTransfer: AnswerTransfer,
    private readonly listTransfers: ListTransfers,
  ) {}

  @Post('cases/:id/transfers')
  @Requires('offer', 'Transfer')
  offer(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OfferTransferDto, @IdempotencyKey() key: string | null) {
    return this.offerTransfer.run(me, id, body, key);
  }

  @Get('cases/:id/transfers')
  @Requires('list', 'Transfer')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listTransfers.ofCase(me, id);
  }

  @Get('transfers')
  @Requires('list', 'Transfer')
  box(@Me() me: Actor, @Query() query: TransferListQuery) {
    return this.listTransfers.box(me, query);
  }

  @Get('transfers/units')
  @Requires('offer', 'Transfer')
  units(@Me() me: Actor, @Query() { governorate }: ResponsibleUnitsQuery) {
    return this.listTransfers.units(me, governorate);
  }

  @Get('transfers/:id')
  @Requires('read', 'Transfer')
  read(@Me() me: Actor, @Param('id', IdParam) id: TransferId) {
    return this.listTransfers.one(me, id);
  }

  @Post('transfers/:id/accept')
  @HttpCode(200)
  @Requires('accept', 'Transfer')
  accept(@Me() me: Actor, @Param('id', IdParam) id: TransferId, @IfMatch() version: number, @Body() _body: EmptyTransferBody) {
    return this.answerTransfer.run(me, id, { action: 'accept', reason: null, version });
  }

  @Post('transfers/:id/decline')
  @HttpCode(200)
  @Requires('decline', 'Transfer')
  decline(@Me() me: Actor, @Param('id', IdParam) id: TransferId, @IfMatch() version: number, @Body() { reason }: DeclineTransferDto) {
    return this.answerTransfer.run(me, id, { action: 'decline', reason, version });
  }

  @Post('transfers/:id/withdraw')
  @HttpCode(200)
  @Requires('withdraw', 'Transfer')
  withdraw(@Me() me: Actor, @Param('id', IdParam) id: TransferId, @IfMatch() version: number, @Body() _body: EmptyTransferBody) {
    return this.answerTransfer.run(me, id, { action: 'withdraw', reason: null, version });
  }
}
