import { Body, Controller, Get, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { documentTypes, type CaseId, type DocumentId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import type { Actor, ActorRequest } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { AddDocument } from './add-document';
import { RemoveDocumentDto } from './document.bodies';
import { ListDocuments } from './list-documents';
import { ReadDocument } from './read-document';
import { receiveFile } from './receive-file';
import { RemoveDocument } from './remove-document';

@ApiTags('documents')
@Controller()
export class DocumentController {
  constructor(
    private readonly addDocument: AddDocument,
    private readonly listDocuments: ListDocuments,
    private readonly readDocument: ReadDocument,
    private readonly removeDocument: RemoveDocument,
  ) {}

  @Post('cases/:id/documents')
  @Requires('record', 'Document')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['type', 'file'],
      properties: { type: { type: 'string', enum: [...documentTypes.codes] }, file: { type: 'string', format: 'binary' } },
    },
  })
  async add(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Req() request: ActorRequest, @IdempotencyKey() key: string | null) {
    return this.addDocument.run(me, id, await receiveFile(request), key);
  }

  @Get('cases/:id/documents')
  @Requires('list', 'Document')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listDocuments.run(me, id);
  }

  /** Nothing in it may run, load or be guessed to be something else, should a browser open it after all. */
  @Get('documents/:id/content')
  @Requires('read', 'Document')
  async read(@Me() me: Actor, @Param('id', IdParam) id: DocumentId, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.readDocument.run(me, id);
    if (!opened.ok) return opened;
    const { content, mediaType, name, sizeBytes } = opened.value;
    void reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"`, length: sizeBytes });
  }

  @Post('documents/:id/removal')
  @HttpCode(200)
  @Requires('remove', 'Document')
  remove(@Me() me: Actor, @Param('id', IdParam) id: DocumentId, @IfMatch() version: number, @Body() body: RemoveDocumentDto) {
    return this.removeDocument.run(me, id, version, body);
  }
}
