import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { CONFIG, type Config } from '../platform/config/config';
import { FolderStorage } from '../platform/storage/folder-storage';
import { AddDocument } from './add-document';
import { DocumentController } from './document.controller';
import { DocumentStore } from './document.store';
import { ListDocuments } from './list-documents';
import { ReadDocument } from './read-document';
import { RemoveDocument } from './remove-document';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [DocumentController],
  providers: [
    { provide: FolderStorage, useFactory: ({ storageDir }: Config) => new FolderStorage(storageDir), inject: [CONFIG] },
    DocumentStore,
    AddDocument,
    ListDocuments,
    ReadDocument,
    RemoveDocument,
  ],
  exports: [DocumentStore],
})
export class DocumentsModule {}
