import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { allow, type Outcome, type SignInView } from '@himaya/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Holder } from '../platform/auth/actor';
import { AlsoPending, Me, Public, Requires, Who } from '../platform/auth/requires';
import { sessionCookie } from '../platform/auth/session-tokens';
import { CONFIG, type Config } from '../platform/config/config';
import { ChooseLanguageBody, EmptyBody, SignInBodyDto } from './accounts.bodies';
import { ChooseLanguage } from './choose-language';
import { originOf, setDeviceCookie, setSessionCookie } from './origin';
import { LockSession } from './lock-session';
import { ReadLock } from './read-lock';
import { ReadMe } from './read-me';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@ApiTags('accounts')
@Controller('auth')
export class AccountsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly lockSession: LockSession,
    private readonly readLock: ReadLock,
    private readonly readMe: ReadMe,
    private readonly chooseLanguage: ChooseLanguage,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  async login(
    @Body() body: SignInBodyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<SignInView>> {
    const origin = originOf(request);
    const opened = await this.signIn.run(body, origin);
    if (!opened.ok) return opened;
    setSessionCookie(reply, this.config, opened.value.token);
    setDeviceCookie(reply, this.config, origin.deviceToken);
    return allow(opened.value.view);
  }

  @Post('logout')
  @HttpCode(204)
  @Requires('change', 'Session')
  async logout(@Me() me: Actor, @Body() _: EmptyBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.run(me);
    void reply.clearCookie(sessionCookie, { path: '/' }).header('clear-site-data', '"cache", "storage"');
  }

  @Post('lock')
  @HttpCode(204)
  @Requires('change', 'Session')
  async lock(@Me() me: Actor, @Body() _: EmptyBody): Promise<void> {
    await this.lockSession.run(me);
  }

  @Get('lock')
  @Requires('read', 'Session')
  @AlsoPending('unlock')
  whoseLock(@Who() who: Holder) {
    return this.readLock.run(who);
  }

  @Get('me')
  @Requires('read', 'Me')
  me(@Me() me: Actor) {
    return this.readMe.run(me);
  }

  @Patch('me')
  @Requires('change', 'Me')
  language(@Me() me: Actor, @Body() body: ChooseLanguageBody) {
    return this.chooseLanguage.run(me, body.language);
  }
}
