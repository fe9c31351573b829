import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { ReadKeyStatus } from './read-key-status';

@ApiTags('keys')
@Controller('keys')
export class KeysController {
  constructor(private readonly readKeyStatus: ReadKeyStatus) {}

  @Get()
  @Requires('read', 'Keys')
  read(@Me() me: Actor) {
    return this.readKeyStatus.run(me);
  }
}
