import { Injectable } from '@nestjs/common';
import type { InterfaceLanguage, ReleaseFormat } from '@himaya/domain';
import { PaperWords } from '../../papers';
import { csvFile } from './csv-file';
import { releaseSheet, type ReleaseToFile } from './release-sheet';
import { xlsxFile } from './xlsx-file';

/** A file as it is sent. */
export interface ReleaseFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

const mediaTypes: Readonly<Record<ReleaseFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** The tables of a release, of what it shows; equal releases give equal bytes. */
@Injectable()
export class MakeReleaseFile {
  async run(release: ReleaseToFile, format: Exclude<ReleaseFormat, 'pdf'>, language: InterfaceLanguage): Promise<ReleaseFile> {
    const words = PaperWords.in(language);
    const sheet = releaseSheet(words, release);
    const names = [words.text('paper.table-sheet'), words.text('paper.table-about')] as const;
    const bytes = format === 'csv' ? csvFile(sheet, release) : await xlsxFile(sheet, { rtl: words.rtl, names, language });
    return releaseFile(release, format, bytes);
  }
}

/** Named by what it holds and by nobody's name. */
export const releaseFile = (
  { measure, period, revision }: Pick<ReleaseToFile, 'measure' | 'period' | 'revision'>,
  format: ReleaseFormat,
  bytes: Buffer,
): ReleaseFile => ({
  bytes,
  mediaType: mediaTypes[format],
  name: `himaya-${measure.id}-${period.id}-r${revision}.${format}`,
});
