import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReferralId } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { AnswerPacket } from './answer-packet';
import { AnswerPacketDto, PrintPacketDto } from './packets.bodies';
import { PrintPacket } from './print-packet';

@ApiTags('packets')
@Controller()
export class PacketsController {
  constructor(
    private readonly printPacket: PrintPacket,
    private readonly answerPacket: AnswerPacket,
  ) {}

  @Post('referrals/:id/packets')
  @Requires('print', 'Referral')
  print(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() body: PrintPacketDto) {
    return this.printPacket.run(me, id, body);
  }

  @Post('packets/answers')
  @HttpCode(200)
  @Public()
  answer(@Body() body: AnswerPacketDto, @Req() request: FastifyRequest) {
    return this.answerPacket.run(body, request.ip, request.id);
  }
}
