import { allow, documentTypes, largestDocument, refuse, type DocumentType, type Outcome } from '@himaya/domain';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isSafeFileName } from './clean/file-name';

/** What a form brought, before its content was looked at. */
export interface FileBytes {
  readonly fileName: string | null;
  readonly declared: string;
  readonly bytes: Buffer;
}

export interface ReceivedFile extends FileBytes {
  readonly type: DocumentType;
}

const largest = Math.max(...Object.values(largestDocument));
const limits = { files: 1, fields: 1, parts: 2, fileSize: largest, fieldSize: 64, fieldNameSize: 16, headerPairs: 16 };

/** Reads a form with one field `type` and one `file`. */
export async function receiveFile(request: FastifyRequest): Promise<Outcome<ReceivedFile>> {
  const received = await receiveForm(request, 'type', (type): type is DocumentType => documentTypes.has(type));
  if (!received.ok) return received;
  const { said: type, ...file } = received.value;
  return allow({ type, ...file });
}

/**
 * Reads a form with one field and one `file`, into memory only: plain bytes never touch a disk. Stops reading at the
 * first byte over the limit.
 * @param isKnown whether the field may say this
 */
export async function receiveForm<Said extends string>(
  request: FastifyRequest,
  field: string,
  isKnown: (said: string | undefined) => said is Said,
): Promise<Outcome<FileBytes & { readonly said: Said }>> {
  if (!request.isMultipart()) return refuse('body.malformed');
  let said: string | undefined;
  let file: FileBytes | undefined;
  try {
    // The path in front of a name is kept, so that it can be refused rather than guessed away.
    for await (const part of request.parts({ limits, preservePath: true })) {
      if (part.type === 'field' && part.fieldname === field && !part.valueTruncated) said = String(part.value);
      else if (part.type === 'file' && part.fieldname === 'file') {
        file = { fileName: part.filename || null, declared: part.mimetype, bytes: await part.toBuffer() };
      } else return refuse('body.malformed');
    }
  } catch (error) {
    return refuse((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? 'document.too-large' : 'body.malformed');
  }
  if (!isKnown(said)) return refuse('body.invalid', { errors: [{ path: field, code: 'code.unknown' }] });
  if (file === undefined || file.bytes.length === 0) return refuse('body.invalid', { errors: [{ path: 'file', code: 'value.missing' }] });
  if (file.fileName !== null && !isSafeFileName(file.fileName)) return refuse('document.name-refused');
  return allow({ said, ...file });
}
