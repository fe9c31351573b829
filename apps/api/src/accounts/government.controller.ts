import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  allow,
  refuse,
  type GovernmentStartView,
  type Outcome,
  type ProtectionView,
  type SignInOptionsView,
  type SignInView,
} from '@himaya/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { CONFIG, type Config } from '../platform/config/config';
import { EmptyBody, GovernmentAnswerDto } from './accounts.bodies';
import { GovernmentIdentity, type GovernmentIntent } from './government-identity';
import { LinkGovernment } from './link-government';
import { originOf, setDeviceCookie, setSessionCookie } from './origin';
import { SignInByGovernment } from './sign-in-by-government';
import { UnlinkGovernment } from './unlink-government';

/** Keeps what was drawn for a journey to the provider; sent to these routes alone, from our own pages alone. */
const flowCookie = 'himaya_government';
const flowPath = '/api/v1/auth/government';

@ApiTags('accounts')
@Controller('auth')
export class GovernmentController {
  constructor(
    private readonly government: GovernmentIdentity,
    private readonly signInByGovernment: SignInByGovernment,
    private readonly linkGovernment: LinkGovernment,
    private readonly unlinkGovernment: UnlinkGovernment,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('options')
  @Public()
  options(): SignInOptionsView {
    return { government: this.government.isOffered };
  }

  @Post('government/start')
  @HttpCode(200)
  @Public()
  start(@Body() _: EmptyBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<Outcome<GovernmentStartView>> {
    return this.depart('sign-in', reply);
  }

  @Post('government/sign-in')
  @HttpCode(200)
  @Public()
  async signIn(
    @Body() { query }: GovernmentAnswerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<SignInView>> {
    const origin = originOf(request);
    const opened = await this.signInByGovernment.run(request.cookies[flowCookie], query, origin);
    void reply.clearCookie(flowCookie, { path: flowPath });
    if (!opened.ok) return opened;
    setSessionCookie(reply, this.config, opened.value.token);
    setDeviceCookie(reply, this.config, origin.deviceToken);
    return allow(opened.value.view);
  }

  @Post('government/link/start')
  @HttpCode(200)
  @Requires('change', 'Session')
  startLink(@Body() _: EmptyBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<Outcome<GovernmentStartView>> {
    return this.depart('link', reply);
  }

  @Post('government/link')
  @HttpCode(200)
  @Requires('change', 'Session')
  async link(
    @Me() me: Actor,
    @Body() { query }: GovernmentAnswerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<ProtectionView>> {
    void reply.clearCookie(flowCookie, { path: flowPath });
    return this.linkGovernment.run(me, request.cookies[flowCookie], query);
  }

  @Post('government/link/removal')
  @HttpCode(200)
  @Requires('change', 'Session')
  unlink(@Me() me: Actor, @Body() _: EmptyBody): Promise<Outcome<ProtectionView>> {
    return this.unlinkGovernment.run(me);
  }

  private async depart(intent: GovernmentIntent, reply: FastifyReply): Promise<Outcome<GovernmentStartView>> {
    if (!this.government.isOffered) return refuse('not-found');
    const departure = await this.government.depart(intent);
    if (departure === null) return refuse('unavailable');
    void reply.setCookie(flowCookie, departure.flow, {
      path: flowPath,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.secureCookies,
      maxAge: 600,
    });
    return allow({ url: departure.url });
  }
}
