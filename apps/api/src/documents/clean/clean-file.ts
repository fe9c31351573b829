import { allow, largestDocument, mostPixels, refuse, type DocumentMediaType, type Outcome } from '@himaya/domain';
import { cleanJpeg } from './jpeg';
import { isPdf, wrongWithPdf } from './pdf';
import { pixelsOf } from './pixels';
import { cleanPng, isPng } from './png';
import { cleanWebp, isWebp } from './webp';

/** A file as it may be kept. */
export interface CleanFile {
  readonly mediaType: DocumentMediaType;
  readonly bytes: Buffer;
}

/**
 * Tells by the bytes what a file is, refuses what is not allowed, not whole or something else besides, and takes out of
 * pictures what tells where and by whom they were made. Pictures are written anew from their allowed parts, so nothing rides
 * along; a PDF is kept as it is, once it was found to do nothing by itself.
 *
 * @param declared the media type the sender named, which must be the true one; `application/octet-stream` claims nothing
 */
export function cleanFile(bytes: Buffer, declared: string): Outcome<CleanFile> {
  const mediaType = typeOf(bytes);
  if (mediaType === null) return refuse('document.type-refused');
  if (declared !== mediaType && declared !== 'application/octet-stream') return refuse('document.type-differs');
  if (bytes.length > largestDocument[mediaType]) return refuse('document.too-large');
  if (mediaType === 'application/pdf') {
    const wrong = wrongWithPdf(bytes);
    return wrong === null ? allow({ mediaType, bytes }) : refuse(wrong);
  }
  const clean = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp }[mediaType](bytes);
  if (clean === null) return refuse('document.malformed');
  return pixelsOf(mediaType, clean) > mostPixels ? refuse('document.too-large') : allow({ mediaType, bytes: clean });
}

function typeOf(bytes: Buffer): DocumentMediaType | null {
  if (bytes.length < 16) return null;
  if (bytes.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg';
  if (isPng(bytes)) return 'image/png';
  if (isWebp(bytes)) return 'image/webp';
  return isPdf(bytes) ? 'application/pdf' : null;
}
