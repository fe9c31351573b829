import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { Printer } from '../platform/print/printer';
import { CheckPaper } from './check-paper';
import { IssuePaper } from './issue-paper';
import { ListPaperKeys } from './list-paper-keys';
import { PaperStore } from './paper.store';
import { PapersController } from './papers.controller';
import { PrintRecordSheet } from './print-record-sheet';
import { SigningKeys } from './signing-keys';
import { ViewSheet } from './view-sheet';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [PapersController],
  providers: [Printer, PaperStore, SigningKeys, IssuePaper, PrintRecordSheet, CheckPaper, ListPaperKeys, ViewSheet],
  exports: [IssuePaper, PaperStore, Printer, SigningKeys, ViewSheet],
})
export class PapersModule {}
