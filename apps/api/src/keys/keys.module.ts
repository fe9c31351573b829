import { Module } from '@nestjs/common';
import { KeysController } from './keys.controller';
import { ReadKeyStatus } from './read-key-status';

@Module({ controllers: [KeysController], providers: [ReadKeyStatus] })
export class KeysModule {}
