import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AskUnseal } from './ask-unseal';
import { ChangeSeal } from './change-seal';
import { ConfirmUnseal } from './confirm-unseal';
import { ListCasePeople } from './list-case-people';
import { NameOnSeal } from './name-on-seal';
import { ReadSeal } from './read-seal';
import { RefuseUnseal } from './refuse-unseal';
import { SealCase } from './seal-case';
import { SealController } from './seal.controller';
import { SealStore } from './seal.store';
import { UnnameOnSeal } from './unname-on-seal';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [SealController],
  providers: [SealStore, ReadSeal, ListCasePeople, SealCase, ChangeSeal, NameOnSeal, UnnameOnSeal, AskUnseal, ConfirmUnseal, RefuseUnseal],
})
export class SealsModule {}
