import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, GuardianshipId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AppointGuardian } from './appoint-guardian';
import { DetermineBestInterests } from './determine-best-interests';
import { EndGuardianship } from './end-guardianship';
import { ListChildSafeguards } from './list-child-safeguards';
import { AppointGuardianDto, DetermineBestInterestsDto, EndGuardianshipDto, SuspectGuardianDto } from './child-safeguard.bodies';
import { SuspectGuardian } from './suspect-guardian';

@ApiTags('safeguards')
@Controller()
export class ChildSafeguardController {
  constructor(
    private readonly determineBestInterests: DetermineBestInterests,
    private readonly appointGuardian: AppointGuardian,
    private readonly suspectGuardian: SuspectGuardian,
    private readonly endGuardianship: EndGuardianship,
    private readonly listSafeguards: ListChildSafeguards,
  ) {}

  @Post('cases/:id/best-interests')
  @Requires('record', 'BestInterests')
  determine(
    @Me() me: Actor,
    @Param('id', IdParam) id: CaseId,
    @Body() body: DetermineBestInterestsDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.determineBestInterests.run(me, id, body, key);
  }

  @Get('cases/:id/best-interests')
  @Requires('list', 'BestInterests')
  bestInterests(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listSafeguards.bestInterests(me, id);
  }

  @Post('cases/:id/guardianships')
  @Requires('record', 'Guardianship')
  appoint(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: AppointGuardianDto, @IdempotencyKey() key: string | null) {
    return this.appointGuardian.run(me, id, body, key);
  }

  @Get('cases/:id/guardianships')
  @Requires('list', 'Guardianship')
  guardianships(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listSafeguards.guardianships(me, id);
  }

  @Post('guardianships/:id/suspicion')
  @HttpCode(200)
  @Requires('change', 'Guardianship')
  suspect(@Me() me: Actor, @Param('id', IdParam) id: GuardianshipId, @IfMatch() version: number, @Body() body: SuspectGuardianDto) {
    return this.suspectGuardian.run(me, id, version, body);
  }

  @Post('guardianships/:id/end')
  @HttpCode(200)
  @Requires('change', 'Guardianship')
  end(@Me() me: Actor, @Param('id', IdParam) id: GuardianshipId, @IfMatch() version: number, @Body() body: EndGuardianshipDto) {
    return this.endGuardianship.run(me, id, version, body);
  }
}
