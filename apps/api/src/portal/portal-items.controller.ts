import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PortalItemId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListPortalItems } from './list-portal-items';
import { OpenPortalItem } from './open-portal-item';
import { OpenPortalItemDto, PortalQueryDto, SavePortalItemDto, StepPortalItemDto } from './portal.bodies';
import { ReadPortalItem } from './read-portal-item';
import { SavePortalItem } from './save-portal-item';
import { StepPortalItem } from './step-portal-item';

@ApiTags('portal')
@Controller('portal-items')
export class PortalItemsController {
  constructor(
    private readonly listItems: ListPortalItems,
    private readonly openItem: OpenPortalItem,
    private readonly readItem: ReadPortalItem,
    private readonly saveItem: SavePortalItem,
    private readonly stepItem: StepPortalItem,
  ) {}

  @Get()
  @Requires('list', 'PortalItem')
  list(@Me() me: Actor, @Query() query: PortalQueryDto) {
    return this.listItems.run(me, query);
  }

  @Post()
  @Requires('open', 'PortalItem')
  open(@Me() me: Actor, @Body() body: OpenPortalItemDto, @IdempotencyKey() key: string | null) {
    return this.openItem.run(me, body, key);
  }

  @Get(':id')
  @Requires('read', 'PortalItem')
  read(@Me() me: Actor, @Param('id', IdParam) id: PortalItemId) {
    return this.readItem.run(me, id);
  }

  @Post(':id/texts')
  @HttpCode(200)
  @Requires('change', 'PortalItem')
  save(@Me() me: Actor, @Param('id', IdParam) id: PortalItemId, @IfMatch() version: number, @Body() body: SavePortalItemDto) {
    return this.saveItem.run(me, id, version, body);
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Requires('decide', 'PortalItem')
  step(@Me() me: Actor, @Param('id', IdParam) id: PortalItemId, @IfMatch() version: number, @Body() body: StepPortalItemDto) {
    return this.stepItem.run(me, id, version, body);
  }
}
