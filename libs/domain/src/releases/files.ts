import { codeList, type CodeOf } from '../shared/code-list';
import type { ReleaseStatus } from './codes';

/** The files of a release: a workbook, a table for machines, and a page to print. */
export const releaseFormats = codeList('release-format', ['xlsx', 'csv', 'pdf']);
export type ReleaseFormat = CodeOf<typeof releaseFormats>;

/** Where there are figures to put into a file: before that there are none, and what was taken back is given to nobody anew. */
export const statusesWithFiles: readonly ReleaseStatus[] = ['computed', 'proposed', 'published', 'superseded'];

/** What a reader asks of a file: its words; the printed page is Arabic, which is what the committee signs. */
export interface ReleaseFileQuery {
  readonly format: ReleaseFormat;
  readonly language?: 'ar' | 'ckb' | 'en';
}

/** By what anybody checks the printed page alone: Ed25519 over its bytes (RFC 8032), with a key of `/papers/keys`. */
export interface SignedPage {
  /** Hex. */
  readonly sha256: string;
  /** Base64url. */
  readonly signature: string;
  readonly keyId: string;
}
