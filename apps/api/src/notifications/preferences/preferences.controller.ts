import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Me, Requires } from '../../platform/auth/requires';
import { IfMatch } from '../../platform/http/if-match';
import { ChooseNotifications } from './choose-notifications';
import { ConfirmContact } from './confirm-contact';
import { ChooseNotificationsDto, ConfirmContactDto, RemoveContactDto, SetContactDto } from './preferences.bodies';
import { ReadPreferences } from './read-preferences';
import { RemoveContact } from './remove-contact';
import { SetContact } from './set-contact';

@ApiTags('notifications')
@Controller('notifications')
export class PreferencesController {
  constructor(
    private readonly readPreferences: ReadPreferences,
    private readonly chooseNotifications: ChooseNotifications,
    private readonly setContact: SetContact,
    private readonly confirmContact: ConfirmContact,
    private readonly removeContact: RemoveContact,
  ) {}

  @Get('preferences')
  @Requires('read', 'Notification')
  read(@Me() me: Actor) {
    return this.readPreferences.run(me);
  }

  @Patch('preferences')
  @Requires('change', 'Notification')
  choose(@Me() me: Actor, @IfMatch() version: number, @Body() body: ChooseNotificationsDto) {
    return this.chooseNotifications.run(me, version, body);
  }

  @Post('contacts')
  @HttpCode(200)
  @Requires('change', 'Notification')
  set(@Me() me: Actor, @Body() body: SetContactDto) {
    return this.setContact.run(me, body);
  }

  @Post('contacts/confirmation')
  @HttpCode(200)
  @Requires('change', 'Notification')
  confirm(@Me() me: Actor, @Body() body: ConfirmContactDto) {
    return this.confirmContact.run(me, body);
  }

  @Post('contacts/removal')
  @HttpCode(200)
  @Requires('change', 'Notification')
  remove(@Me() me: Actor, @Body() { channel }: RemoveContactDto) {
    return this.removeContact.run(me, channel);
  }
}
