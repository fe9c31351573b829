import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { PapersModule } from '../papers';
import { CONFIG, type Config } from '../platform/config/config';
import { FolderStorage } from '../platform/storage/folder-storage';
import { AddDocument } from './add-document';
import { AddVersion } from './add-version';
import { DocumentController } from './document.controller';
import { DocumentStore } from './document.store';
import { ListDocuments } from './list-documents';
import { OpenDocument } from './open-document';
import { ReadDocument } from './read-document';
import { RemoveDocument } from './remove-document';
import { SealFile } from './seal-file';
import { ViewDocument } from './view-document';

@Module({
  imports: [CasesModule, DirectoryModule, PapersModule],
  controllers: [DocumentController],
  providers: [
    { provide: FolderStorage, useFactory: ({ storageDir }: Config) => new FolderStorage(storageDir), inject: [CONFIG] },
    DocumentStore,
    SealFile,
    AddDocument,
    AddVersion,
    ListDocuments,
    OpenDocument,
    ReadDocument,
    ViewDocument,
    RemoveDocument,
  ],
  exports: [DocumentStore, SealFile],
})
export class DocumentsModule {}
