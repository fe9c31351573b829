import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { EndMissing } from './end-missing';
import { ListMissing } from './list-missing';
import { MissingController } from './missing.controller';
import { MissingStore } from './missing.store';
import { RaiseMissing } from './raise-missing';
import { ReviewMissing } from './review-missing';
import { ShowMissing } from './show-missing';
import { StepMissing } from './step-missing';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [MissingController],
  providers: [MissingStore, ShowMissing, ListMissing, RaiseMissing, StepMissing, ReviewMissing, EndMissing],
})
export class MissingModule {}
