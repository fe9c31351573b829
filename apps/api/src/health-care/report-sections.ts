import { reportKinds, reportParts, type ReportPartBody, type ReportView } from '@himaya/domain';
import type { PaperWords, SheetRow, SheetSection } from '../papers';

const fields = ['examined', 'findings', 'treatment', 'recommendations'] as const satisfies readonly (keyof ReportPartBody)[];

/**
 * A report that was issued as sections of its paper; an empty field leaves no line.
 * @param called what the unit calls the person; null where that is not the reader's to know
 */
export function reportSections(words: PaperWords, report: ReportView, called: string | null): SheetSection[] {
  return [
    {
      title: words.code(reportKinds, report.kind),
      rows: [
        ...(called === null ? [] : [{ label: words.text('paper.report-person'), value: called }]),
        { label: words.text('paper.report-number'), value: report.id.slice(0, 8).toUpperCase(), ltr: true },
        { label: words.text('paper.report-edition'), value: editionOf(words, report) },
        { label: words.text('paper.report-examined-on'), value: words.date(report.examinedOn) },
        ...(report.issuedAt === null ? [] : [{ label: words.text('paper.report-issued'), value: words.instant(report.issuedAt) }]),
        ...(report.signedAs === null ? [] : [{ label: words.text('paper.report-signed'), value: report.signedAs }]),
      ],
    },
    ...reportParts.codes.flatMap((part) => {
      const said = report[part];
      return said ? [{ title: words.code(reportParts, part), rows: rowsOf(words, said) }] : [];
    }),
  ];
}

const editionOf = (words: PaperWords, { edition }: ReportView): string =>
  edition === 1
    ? words.number(1)
    : words.text('paper.report-replaces', { edition: words.number(edition), former: words.number(edition - 1) });

const rowsOf = (words: PaperWords, said: ReportPartBody): SheetRow[] =>
  fields.flatMap((field) => {
    const value = said[field];
    return value ? [{ label: words.text(`paper.report-${field}`), value }] : [];
  });
