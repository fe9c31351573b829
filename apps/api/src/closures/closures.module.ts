import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { CloseCase } from './close-case';
import { ClosureController } from './closure.controller';
import { ClosureStore } from './closure.store';
import { ListAfterCare } from './list-after-care';
import { ReadClosing } from './read-closing';
import { ReopenCase } from './reopen-case';
import { ShowClosing } from './show-closing';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule],
  controllers: [ClosureController],
  providers: [ClosureStore, ShowClosing, ReadClosing, CloseCase, ReopenCase, ListAfterCare],
})
export class ClosuresModule {}
