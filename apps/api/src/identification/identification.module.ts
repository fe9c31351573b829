import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ChangeReflection } from './change-reflection';
import { DecideIdentification } from './decide-identification';
import { IdentificationController } from './identification.controller';
import { IdentificationStore } from './identification.store';
import { ListReflections } from './list-reflections';
import { ListUndecided } from './list-undecided';
import { ReadIdentification } from './read-identification';
import { ReadIdentificationRules } from './read-identification-rules';
import { RulesStore } from './rules.store';
import { ShowIdentification } from './show-identification';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [IdentificationController],
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
  ],
})
export class IdentificationModule {}
