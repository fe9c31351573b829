export { PapersModule } from './papers.module';
export { IssuePaper, type Draft } from './issue-paper';
export { caseSections, summaryRows } from './case-sections';
export { markOf, type MarkPiece } from './mark';
export { PaperWords } from './paper-words';
export { ViewSheet } from './view-sheet';
export type { SheetRow, SheetSection } from './sheet';
