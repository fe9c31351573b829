export { cleanFile, type CleanFile } from './clean/clean-file';
export { DocumentKeySchema, DocumentSchema } from './document.schema';
export { documentListStatement, DocumentStore } from './document.store';
export { DocumentsModule } from './documents.module';
export { receiveFile, type ReceivedFile } from './receive-file';
export { sweepStorage } from './sweep-storage';
