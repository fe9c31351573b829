import { nextIssueOf } from '@himaya/domain';
import { dateOf, fewBodies, type ReleaseSheet, type ReleaseToFile } from './release-sheet';

/** With which a cell would be a formula in a spreadsheet (OWASP, CSV injection). */
const startsFormula = /^[=+\-@\t\r]/;

/** One cell: what could be read as a formula is text, and what has a mark of the form in it is quoted (RFC 4180). */
export function csvCell(text: string): string {
  const plain = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * A release for machines, in UTF-8 with its mark: a code and its word for each dimension, `total` for all of it, then the figure or its
 * sign as a code. Each line says of what it is and how it was counted and made safe, so that a line alone is still one.
 */
export function csvFile(sheet: ReleaseSheet, release: ReleaseToFile): Buffer {
  const { id, measure, period, revision, status, bodies, method } = release;
  const heading = [
    ...sheet.dimensions.flatMap((dimension, at) => [dimension, sheet.headings[at]!]),
    ...['figure', 'measure', 'version', 'period', 'revision', 'status', 'release'],
    ...['unit', 'date', 'bodies', 'threshold', 'base', 'rounding', 'next'],
  ];
  const said = [measure.id, String(measure.version), period.id, String(revision), status, id];
  const about = [
    ...[measure.counts, dateOf(release), bodies < fewBodies ? 'few' : String(bodies)],
    ...[String(method.threshold), String(method.base), method.rounding, nextIssueOf(period).slice(0, 7)],
  ];
  const rows = sheet.lines.map(({ codes, words, figure }) => [
    ...codes.flatMap((code, at) => [code ?? 'total', words[at]!]),
    ...[figure === null ? 'held' : String(figure), ...said, ...about],
  ]);
  return Buffer.from(`\ufeff${[heading, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`);
}
