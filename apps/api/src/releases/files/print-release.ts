import { Inject, Injectable } from '@nestjs/common';
import { allow, type Outcome } from '@himaya/domain';
import { PaperWords, templateOf } from '../../papers';
import { CONFIG, type Config } from '../../platform/config/config';
import { Printer } from '../../platform/print/printer';
import { releaseSheet, type ReleaseToFile } from './release-sheet';

/** Sets a release in Arabic for print. It says no time: the same release gives the same bytes, which are what is signed. */
@Injectable()
export class PrintRelease {
  constructor(
    private readonly printer: Printer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param draftOf whose eyes a page is for that is not public yet: the name stands across it; null for the page that goes out */
  async run(release: ReleaseToFile, draftOf: string | null): Promise<Outcome<Buffer>> {
    const words = PaperWords.in('ar');
    const sheet = releaseSheet(words, release);
    const mark = draftOf === null ? [] : [words.text('paper.table-draft'), draftOf].map((text) => ({ text, rtl: words.rtl }));
    const made = await this.printer.print(templateOf('release-table'), {
      language: words.language,
      rtl: words.rtl,
      digits: words.digits,
      product: words.text('paper.product'),
      title: sheet.title,
      made: words.name(release.measure.definition),
      mark,
      notice: words.text(draftOf === null ? 'paper.table-notice' : 'paper.table-notice-draft'),
      check: { label: words.text('paper.table-number'), code: release.id, address: '' },
      page: words.text('paper.page-of').split('|'),
      headings: sheet.headings,
      lines: sheet.lines.map(({ codes, words: cells, figure }) => ({
        total: codes.includes(null) || codes.length === 0,
        cells,
        figure: figure === null ? words.text('figure-sign.held') : words.grouped(figure),
        held: figure === null,
      })),
      about: {
        title: words.text('paper.table-about'),
        // What stands for a hidden figure is said in words here, and of what is counted the head has said it.
        rows: sheet.notes
          .filter(({ key }) => !['sign', 'measure', 'definition', 'number'].includes(key))
          .map(({ label, value }) => ({ label, value, rtl: true }))
          .concat({
            label: words.text('paper.table-check'),
            value: `${this.config.publicOrigin}/api/v1/public/v1/releases/${release.id}`,
            rtl: false,
          }),
      },
    });
    return made.ok ? allow(made.value) : made;
  }
}
