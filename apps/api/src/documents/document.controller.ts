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
import { AddVersion } from './add-version';
import { RemoveDocumentDto } from './document.bodies';
import { ListDocuments } from './list-documents';
import { ReadDocument } from './read-document';
import { receiveFile } from './receive-file';
import { RemoveDocument } from './remove-document';
import { ViewDocument } from './view-document';

/** A picture is a page that may hold itself and nothing else. A PDF is no page: what a browser shows it with is the browser's own. */
const policyOf = {
  'image/svg+xml': "default-src 'none'; img-src data:; sandbox",
  'application/pdf': "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'none'",
} as const;

const form = {
  schema: {
    type: 'object',
    required: ['type', 'file'],
    properties: { type: { type: 'string', enum: [...documentTypes.codes] }, file: { type: 'string', format: 'binary' } },
  },
};

@ApiTags('documents')
@Controller()
export class DocumentController {
  constructor(
    private readonly addDocument: AddDocument,
    private readonly listDocuments: ListDocuments,
    private readonly readDocument: ReadDocument,
    private readonly removeDocument: RemoveDocument,
    private readonly addVersion: AddVersion,
    private readonly viewDocument: ViewDocument,
  ) {}

  @Post('cases/:id/documents')
  @Requires('record', 'Document')
  @ApiConsumes('multipart/form-data')
  @ApiBody(form)
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

  @Post('documents/:id/versions')
  @Requires('record', 'Document')
  @ApiConsumes('multipart/form-data')
  @ApiBody(form)
  async replace(@Me() me: Actor, @Param('id', IdParam) id: DocumentId, @IfMatch() version: number, @Req() request: ActorRequest) {
    return this.addVersion.run(me, id, version, await receiveFile(request));
  }

  /** Shown, and not handed out: a browser opens it in its place. */
  @Get('documents/:id/view')
  @Requires('read', 'Document')
  async view(@Me() me: Actor, @Param('id', IdParam) id: DocumentId, @Res({ passthrough: true }) reply: FastifyReply) {
    const viewed = await this.viewDocument.run(me, id);
    if (!viewed.ok) return viewed;
    const { mediaType, bytes } = viewed.value;
    void reply.header('content-security-policy', policyOf[mediaType]).header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes, { type: mediaType, disposition: 'inline', length: bytes.length });
  }

  @Post('documents/:id/removal')
  @HttpCode(200)
  @Requires('remove', 'Document')
  remove(@Me() me: Actor, @Param('id', IdParam) id: DocumentId, @IfMatch() version: number, @Body() body: RemoveDocumentDto) {
    return this.removeDocument.run(me, id, version, body);
  }
}
