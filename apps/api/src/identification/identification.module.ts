import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { SafeguardsModule } from '../safeguards';
import { ChangeReflection } from './change-reflection';
import { DecideIdentification } from './decide-identification';
import { IdentificationController } from './identification.controller';
import { IdentificationStore } from './identification.store';
import { KeepHolidays } from './keep-holidays';
import { ListReflections } from './list-reflections';
import { ListUndecided } from './list-undecided';
import { PublishRules } from './publish-rules';
import { ReadIdentification } from './read-identification';
import { ReadIdentificationRules } from './read-identification-rules';
import { RulesController } from './rules.controller';
import { RulesStore } from './rules.store';
import { ShowIdentification } from './show-identification';

@Module({
  imports: [CasesModule, DirectoryModule, SafeguardsModule],
  controllers: [IdentificationController, RulesController],
  providers: [
    IdentificationStore,
    RulesStore,
    ShowIdentification,
    ReadIdentification,
    DecideIdentification,
    ListUndecided,
    ListReflections,
    ChangeReflection,
    ReadIdentificationRules,
    PublishRules,
    KeepHolidays,
  ],
})
export class IdentificationModule {}
