export { cleanFile, type CleanFile } from './clean/clean-file';
export { DocumentKeySchema, DocumentSchema } from './document.schema';
export { documentListStatement, DocumentStore } from './document.store';
export { DocumentsModule } from './documents.module';
export { receiveFile, receiveForm, type FileBytes, type ReceivedFile } from './receive-file';
export { fileEndings, SealFile, type SealedFile } from './seal-file';
export { sweepStorage } from './sweep-storage';
