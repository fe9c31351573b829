export { DocumentKeySchema, DocumentSchema } from './document.schema';
export { documentListStatement } from './document.store';
export { DocumentsModule } from './documents.module';
export { sweepStorage } from './sweep-storage';
