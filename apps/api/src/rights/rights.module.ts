import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ExplainRights } from './explain-rights';
import { ListRightsExplanations } from './list-rights-explanations';
import { ListRightsOwed } from './list-rights-owed';
import { RightsController } from './rights.controller';
import { RightsStore } from './rights.store';

@Module({
  imports: [CasesModule],
  controllers: [RightsController],
  providers: [RightsStore, ExplainRights, ListRightsExplanations, ListRightsOwed],
})
export class RightsModule {}
