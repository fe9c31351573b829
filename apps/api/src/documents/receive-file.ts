import { documentTypes, largestDocument, refuse, type DocumentType, type Outcome } from '@himaya/domain';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isSafeFileName } from './clean/file-name';

/** What a form brought, before its content was looked at. */
export interface ReceivedFile {
  readonly type: DocumentType;
  readonly fileName: string | null;
  readonly declared: string;
  readonly bytes: Buffer;
}

const largest = Math.max(...Object.values(largestDocument));
const limits = { files: 1, fields: 1, parts: 2, fileSize: largest, fieldSize: 64, fieldNameSize: 16, headerPairs: 16 };

/**
 * Reads a form with one field `type` and one `file`, into memory only: plain bytes never touch a disk. Stops reading at the
 * first byte over the limit.
 */
export async function receiveFile(request: FastifyRequest): Promise<Outcome<ReceivedFile>> {
  if (!request.isMultipart()) return refuse('body.malformed');
  let type: string | undefined;
  let file: Omit<ReceivedFile, 'type'> | undefined;
  try {
    // The path in front of a name is kept, so that it can be refused rather than guessed away.
    for await (const part of request.parts({ limits, preservePath: true })) {
      if (part.type === 'field' && part.fieldname === 'type' && !part.valueTruncated) type = String(part.value);
      else if (part.type === 'file' && part.fieldname === 'file') {
        file = { fileName: part.filename || null, declared: part.mimetype, bytes: await part.toBuffer() };
      } else return refuse('body.malformed');
    }
  } catch (error) {
    return refuse((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? 'document.too-large' : 'body.malformed');
  }
  if (!documentTypes.has(type)) return refuse('body.invalid', { errors: [{ path: 'type', code: 'code.unknown' }] });
  if (file === undefined || file.bytes.length === 0) return refuse('body.invalid', { errors: [{ path: 'file', code: 'value.missing' }] });
  if (file.fileName !== null && !isSafeFileName(file.fileName)) return refuse('document.name-refused');
  return { ok: true, value: { type, ...file } };
}
