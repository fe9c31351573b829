import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { InterpreterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { ChangeInterpreter } from './change-interpreter';
import { EnrolInterpreter } from './enrol-interpreter';
import { ChangeInterpreterDto, EnrolInterpreterDto, InterpreterQueryDto, SignUndertakingDto } from './interpretation.bodies';
import { ListInterpreters } from './list-interpreters';
import { ReadInterpreter } from './read-interpreter';
import { SignUndertaking } from './sign-undertaking';

@ApiTags('interpretation')
@Controller('interpretation/interpreters')
export class RosterController {
  constructor(
    private readonly listInterpreters: ListInterpreters,
    private readonly enrolInterpreter: EnrolInterpreter,
    private readonly readInterpreter: ReadInterpreter,
    private readonly changeInterpreter: ChangeInterpreter,
    private readonly signUndertaking: SignUndertaking,
  ) {}

  @Get()
  @Requires('list', 'Interpreter')
  list(@Me() me: Actor, @Query() query: InterpreterQueryDto) {
    return this.listInterpreters.run(me, query);
  }

  @Post()
  @Requires('record', 'Interpreter')
  enrol(@Me() me: Actor, @Body() body: EnrolInterpreterDto, @IdempotencyKey() key: string | null) {
    return this.enrolInterpreter.run(me, body, key);
  }

  @Get(':id')
  @Requires('read', 'Interpreter')
  read(@Me() me: Actor, @Param('id', IdParam) id: InterpreterId) {
    return this.readInterpreter.run(me, id);
  }

  @Post(':id/changes')
  @HttpCode(200)
  @Requires('change', 'Interpreter')
  change(@Me() me: Actor, @Param('id', IdParam) id: InterpreterId, @IfMatch() version: number, @Body() body: ChangeInterpreterDto) {
    return this.changeInterpreter.run(me, id, version, body);
  }

  @Post(':id/undertakings')
  @Requires('change', 'Interpreter')
  sign(@Me() me: Actor, @Param('id', IdParam) id: InterpreterId, @IfMatch() version: number, @Body() body: SignUndertakingDto) {
    return this.signUndertaking.run(me, id, version, body);
  }
}
