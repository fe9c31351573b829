import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NotificationId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListNotifications } from './list-notifications';
import { MarkNotificationRead } from './mark-notification-read';
import { NotificationsQuery, ReadingBody } from './notifications.bodies';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly listNotifications: ListNotifications,
    private readonly markNotificationRead: MarkNotificationRead,
  ) {}

  @Get()
  @Requires('list', 'Notification')
  list(@Me() me: Actor, @Query() query: NotificationsQuery) {
    return this.listNotifications.run(me, query);
  }

  @Post(':id/reading')
  @HttpCode(200)
  @Requires('change', 'Notification')
  read(@Me() me: Actor, @Param('id', IdParam) id: NotificationId, @IfMatch() version: number, @Body() _body: ReadingBody) {
    return this.markNotificationRead.run(me, id, version);
  }
}
