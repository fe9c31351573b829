import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ConsentController } from './consent.controller';
import { ConsentStore } from './consent.store';
import { ListConsents } from './list-consents';
import { RecordConsent } from './record-consent';
import { WithdrawConsent } from './withdraw-consent';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [ConsentController],
  providers: [ConsentStore, RecordConsent, ListConsents, WithdrawConsent],
  exports: [ConsentStore],
})
export class ConsentsModule {}
