import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { ChangePasswordDto, EmptyBody } from './accounts.bodies';
import { ChangePassword } from './change-password';
import { ListSessions } from './list-sessions';
import { RevokeOtherSessions } from './revoke-other-sessions';
import { RevokeSession } from './revoke-session';

/** Where the own account is signed in, and its password. */
@ApiTags('accounts')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly revokeSession: RevokeSession,
    private readonly revokeOtherSessions: RevokeOtherSessions,
    private readonly changePassword: ChangePassword,
  ) {}

  @Get('sessions')
  @Requires('read', 'Session')
  list(@Me() me: Actor) {
    return this.listSessions.run(me);
  }

  @Post('sessions/revocation')
  @HttpCode(200)
  @Requires('change', 'Session')
  revokeOthers(@Me() me: Actor, @Body() _: EmptyBody) {
    return this.revokeOtherSessions.run(me);
  }

  @Post('sessions/:id/revocation')
  @HttpCode(200)
  @Requires('change', 'Session')
  revoke(@Me() me: Actor, @Param('id', IdParam) id: string, @Body() _: EmptyBody) {
    return this.revokeSession.run(me, id);
  }

  @Post('password')
  @HttpCode(200)
  @Requires('change', 'Session')
  password(@Me() me: Actor, @Body() body: ChangePasswordDto) {
    return this.changePassword.run(me, body);
  }
}
