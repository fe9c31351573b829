import type { PrintedPaperView } from '@himaya/domain';
import { pdfText } from './pdf-text';

/** A body of the directory in which nobody has an account. */
export const outsideUnit = {
  kind: 'placement-desk',
  name: { ar: 'بيت مخترع', ckb: 'ماڵی داهێنراو', en: 'Invented house' },
  governorate: 'baghdad',
  offers: [{ service: 'shelter', personCategory: 'women', freePlaces: 'some' }],
  languages: ['ar'],
  outside: true,
};

export const codeForm = /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g;
export const textOf = ({ pdf }: PrintedPaperView): string => pdfText(Buffer.from(pdf, 'base64'));
/** The one-time code on a request: the one that is not for checking. */
export const codeOn = (paper: PrintedPaperView): string =>
  textOf(paper)
    .match(codeForm)!
    .find((code) => code !== paper.checkCode)!;
