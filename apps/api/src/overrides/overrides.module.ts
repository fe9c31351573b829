import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ApproveOverride } from './approve-override';
import { EndOverride } from './end-override';
import { ListOverrides } from './list-overrides';
import { OverrideController } from './override.controller';
import { OverrideStore } from './override.store';
import { RefuseOverride } from './refuse-override';
import { RequestOverride } from './request-override';
import { ShowOverride } from './show-override';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [OverrideController],
  providers: [OverrideStore, ShowOverride, RequestOverride, ListOverrides, ApproveOverride, RefuseOverride, EndOverride],
  exports: [OverrideStore],
})
export class OverridesModule {}
