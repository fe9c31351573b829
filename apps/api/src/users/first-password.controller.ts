import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../platform/auth/requires';
import { SetFirstPassword } from './set-first-password';
import { FirstPasswordDto } from './users.bodies';

@ApiTags('accounts')
@Controller('auth')
export class FirstPasswordController {
  constructor(private readonly setFirstPassword: SetFirstPassword) {}

  @Post('first-password')
  @HttpCode(200)
  @Public()
  set(@Body() body: FirstPasswordDto, @Req() request: FastifyRequest) {
    return this.setFirstPassword.run(body, { address: request.ip, requestId: request.id });
  }
}
