import { needCodes, services, urgencies } from '@himaya/domain';
import type { UnitStore } from '../directory';
import { summaryRows, type PaperWords, type SheetRow, type SheetSection } from '../papers';
import type { Tx } from '../platform/db/in-transaction';
import type { ReferralDetails } from '../referrals';

/** A referral with its summary, frozen at sending: what is asked, by whom, until when, and of the person nothing but the summary. */
export async function requestSections(tx: Tx, units: UnitStore, words: PaperWords, row: ReferralDetails): Promise<SheetSection[]> {
  const from = await units.ref(tx, row.fromUnitId);
  const to = await units.ref(tx, row.toUnitId);
  const phone = await units.onCallPhone(tx, row.fromUnitId);
  const rows: SheetRow[] = [
    { label: words.text('paper.service'), value: words.code(services, row.service) },
    { label: words.text('paper.need'), value: words.code(needCodes, row.needCode) },
    { label: words.text('paper.urgency'), value: words.code(urgencies, row.urgency) },
    ...(row.wantedDate === null ? [] : [{ label: words.text('paper.wanted'), value: words.date(row.wantedDate) }]),
    { label: words.text('paper.from'), value: words.name(from.name) },
    ...(phone === null ? [] : [{ label: words.text('paper.call'), value: phone, ltr: true }]),
    { label: words.text('paper.to'), value: words.name(to.name) },
    ...(row.decideDueAt === null || row.decidedAt !== null
      ? []
      : [{ label: words.text('paper.answer-by'), value: words.instant(row.decideDueAt) }]),
  ];
  return [
    { title: words.text('paper.referral'), rows },
    { title: words.text('paper.person'), rows: summaryRows(words, row) },
  ];
}
