import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { allow, refuse, type EnrolledView, type Outcome, type PasskeyOptionsView, type SignInView } from '@himaya/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Holder } from '../platform/auth/actor';
import { AlsoPending, Me, Requires, Who } from '../platform/auth/requires';
import { CONFIG, type Config } from '../platform/config/config';
import { IdParam } from '../platform/http/id-param';
import { AddPasskeyDto, ConfirmTotpDto, EmptyBody, ProofDto } from './accounts.bodies';
import { AddPasskey } from './add-passkey';
import { ConfirmTotp } from './confirm-totp';
import type { Enrolled } from './enrol';
import { OfferTotp } from './offer-totp';
import { originOf, setDeviceCookie, setSessionCookie } from './origin';
import { Passkeys } from './passkeys';
import { ProveFactor } from './prove-factor';
import { ReadProtection } from './read-protection';
import { RemoveFactor } from './remove-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';

/** Second factors of the own account: proving, adding, removing. */
@ApiTags('accounts')
@Controller('auth')
export class ProtectionController {
  constructor(
    private readonly proveFactor: ProveFactor,
    private readonly passkeys: Passkeys,
    private readonly readProtection: ReadProtection,
    private readonly offerTotp: OfferTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly addPasskey: AddPasskey,
    private readonly removeFactor: RemoveFactor,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('second-factor')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('second-factor', 'unlock')
  async prove(
    @Who() who: Holder,
    @Body() body: ProofDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<SignInView>> {
    const proved = await this.proveFactor.run(who, body);
    if (!proved.ok) return proved;
    if (proved.value.fresh) this.admit(reply, request, proved.value.token);
    return allow(proved.value.view);
  }

  @Post('second-factor/passkey')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('second-factor', 'unlock')
  async askPasskey(@Who() who: Holder, @Body() _: EmptyBody): Promise<Outcome<PasskeyOptionsView>> {
    const options = await this.passkeys.askFor(who);
    return options === null ? refuse('session.required') : allow({ options });
  }

  @Get('protection')
  @Requires('read', 'Session')
  protection(@Me() me: Actor) {
    return this.readProtection.run(me);
  }

  @Post('factors/totp')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('enrol-second-factor')
  totp(@Who() who: Holder, @Body() _: EmptyBody) {
    return this.offerTotp.run(who);
  }

  @Post('factors/totp/confirmation')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('enrol-second-factor')
  async confirm(
    @Who() who: Holder,
    @Body() { code }: ConfirmTotpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<EnrolledView>> {
    return this.enrolled(await this.confirmTotp.run(who, code), request, reply);
  }

  @Post('factors/passkey')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('enrol-second-factor')
  async offerPasskey(@Who() who: Holder, @Body() _: EmptyBody): Promise<Outcome<PasskeyOptionsView>> {
    const options = await this.passkeys.offer(who);
    return options === null ? refuse('session.required') : allow({ options });
  }

  @Post('factors/passkey/confirmation')
  @HttpCode(200)
  @Requires('change', 'Session')
  @AlsoPending('enrol-second-factor')
  async confirmPasskey(
    @Who() who: Holder,
    @Body() body: AddPasskeyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<EnrolledView>> {
    return this.enrolled(await this.addPasskey.run(who, body), request, reply);
  }

  @Post('factors/:id/removal')
  @HttpCode(200)
  @Requires('change', 'Session')
  remove(@Me() me: Actor, @Param('id', IdParam) id: string, @Body() _: EmptyBody) {
    return this.removeFactor.run(me, id);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Requires('change', 'Session')
  recoveryCodes(@Me() me: Actor, @Body() _: EmptyBody) {
    return this.renewRecoveryCodes.run(me);
  }

  private enrolled(enrolled: Outcome<Enrolled>, request: FastifyRequest, reply: FastifyReply): Outcome<EnrolledView> {
    if (!enrolled.ok) return enrolled;
    if (enrolled.value.token !== null) this.admit(reply, request, enrolled.value.token);
    return allow(enrolled.value.view);
  }

  private admit(reply: FastifyReply, request: FastifyRequest, token: string): void {
    setSessionCookie(reply, this.config, token);
    setDeviceCookie(reply, this.config, originOf(request).deviceToken);
  }
}
