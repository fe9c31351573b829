import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BarId, CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { BarByNumber } from './bar-by-number';
import { BarByNumberDto, BarUserDto, LiftBarDto } from './bar.bodies';
import { BarUser } from './bar-user';
import { LiftBar } from './lift-bar';
import { ListBars } from './list-bars';

@ApiTags('bars')
@Controller()
export class BarController {
  constructor(
    private readonly listBars: ListBars,
    private readonly barUser: BarUser,
    private readonly barByNumber: BarByNumber,
    private readonly liftBar: LiftBar,
  ) {}

  @Get('cases/:id/bars')
  @Requires('list', 'Bar')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listBars.ofCase(me, id);
  }

  @Post('cases/:id/bars')
  @Requires('bar', 'Bar')
  bar(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: BarUserDto) {
    return this.barUser.run(me, id, body);
  }

  @Get('bars')
  @Requires('list', 'AnyBar')
  all(@Me() me: Actor) {
    return this.listBars.all(me);
  }

  @Post('bars')
  @Requires('bar', 'AnyBar')
  byNumber(@Me() me: Actor, @Body() body: BarByNumberDto) {
    return this.barByNumber.run(me, body);
  }

  @Post('bars/:id/lifting')
  @HttpCode(200)
  @Requires('lift', 'Bar')
  lift(@Me() me: Actor, @Param('id', IdParam) id: BarId, @Body() _body: LiftBarDto) {
    return this.liftBar.run(me, id);
  }
}
