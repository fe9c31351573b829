import { createHash } from 'node:crypto';
import type { AgencyUnitView, PrintedPaperView, ReferralView } from '@himaya/domain';
import type { Session } from './api';
import { consentTo, expected, openCase, shelterReferral } from './main-job';
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

/** What would give a code away in a row's text: its characters, their bytes, and a digest that anybody can make of all codes there are. */
export const traces = (code: string): string[] =>
  [code, code.replace('-', '')].flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    createHash('sha256').update(text).digest('hex'),
  ]);

/** A referral to a body outside, with its case and consent. */
export interface SentOutside {
  readonly referral: ReferralView;
  readonly caseId: string;
  readonly number: string;
  readonly consentId: string;
}

export async function sendOutside(officer: Session, house: AgencyUnitView, changes: object = {}): Promise<SentOutside> {
  const kase = await openCase(officer);
  const { id: consentId } = await consentTo(officer, kase.id, house.id);
  const body = shelterReferral(house.id, consentId, changes);
  const referral = expected(await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, body), 201);
  return { referral, caseId: kase.id, number: kase.number, consentId };
}
