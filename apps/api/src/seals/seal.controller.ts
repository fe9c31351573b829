import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AskUnseal } from './ask-unseal';
import { ConfirmUnseal } from './confirm-unseal';
import { ListCasePeople } from './list-case-people';
import { NameOnSeal } from './name-on-seal';
import { ReadSeal } from './read-seal';
import { RefuseUnseal } from './refuse-unseal';
import { SealCase } from './seal-case';
import { AskUnsealDto, NameOnSealDto, NoWordsDto, SealCaseDto } from './seal.bodies';
import { UnnameOnSeal } from './unname-on-seal';

@ApiTags('seals')
@Controller('cases/:id')
export class SealController {
  constructor(
    private readonly readSeal: ReadSeal,
    private readonly listCasePeople: ListCasePeople,
    private readonly sealCase: SealCase,
    private readonly nameOnSeal: NameOnSeal,
    private readonly unnameOnSeal: UnnameOnSeal,
    private readonly askUnseal: AskUnseal,
    private readonly confirmUnseal: ConfirmUnseal,
    private readonly refuseUnseal: RefuseUnseal,
  ) {}

  @Get('seal')
  @Requires('read', 'Seal')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readSeal.run(me, id);
  }

  @Get('people')
  @Requires('change', 'Seal')
  people(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listCasePeople.run(me, id);
  }

  @Post('seal')
  @Requires('seal', 'Seal')
  seal(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: SealCaseDto) {
    return this.sealCase.run(me, id, body);
  }

  @Post('seal/names')
  @HttpCode(200)
  @Requires('change', 'Seal')
  name(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: NameOnSealDto) {
    return this.nameOnSeal.run(me, id, version, body);
  }

  @Post('seal/names/removal')
  @HttpCode(200)
  @Requires('change', 'Seal')
  unname(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: NameOnSealDto) {
    return this.unnameOnSeal.run(me, id, version, body.userId);
  }

  @Post('seal/unsealing')
  @HttpCode(200)
  @Requires('unseal', 'Seal')
  ask(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: AskUnsealDto) {
    return this.askUnseal.run(me, id, version, body);
  }

  @Post('seal/unsealing/confirmation')
  @HttpCode(200)
  @Requires('unseal', 'Seal')
  confirm(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() _body: NoWordsDto) {
    return this.confirmUnseal.run(me, id, version);
  }

  @Post('seal/unsealing/refusal')
  @HttpCode(200)
  @Requires('unseal', 'Seal')
  refuse(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() _body: NoWordsDto) {
    return this.refuseUnseal.run(me, id, version);
  }
}
