import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ImportController } from './import.controller';
import { ImportRows } from './import-rows';
import { ImportStore } from './import.store';
import { StartImport } from './start-import';

@Module({ imports: [CasesModule], controllers: [ImportController], providers: [ImportStore, StartImport, ImportRows] })
export class ExchangeModule {}
