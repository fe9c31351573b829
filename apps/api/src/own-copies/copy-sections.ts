import { consentPurposes, omissionReasons, referralStatuses, ownCopyParts, services, type OmissionBody } from '@himaya/domain';
import type { PaperWords, SheetSection } from '../papers';
import type { CopiedConsent, CopiedReferral, CopyReader } from './own-copy.store';

/** What a copy tells beside the record: what was agreed to, where it went, who saw it, what is left out, and whom to complain to. */
export function copySections(
  words: PaperWords,
  omissions: readonly OmissionBody[],
  {
    consents,
    referrals,
    readers,
  }: {
    readonly consents: readonly CopiedConsent[];
    readonly referrals: readonly CopiedReferral[];
    readonly readers: readonly CopyReader[];
  },
): SheetSection[] {
  const of = (title: string, rows: SheetSection['rows']): SheetSection[] => (rows.length === 0 ? [] : [{ title: words.text(title), rows }]);
  return [
    ...of(
      'paper.copy-consents',
      consents.map((one) => ({
        label: words.code(consentPurposes, one.purpose),
        value: words.list([
          ...(one.en === null ? [] : [words.name(one)]),
          one.withdrawn ? words.text('paper.copy-withdrawn') : words.text('paper.copy-until', { date: words.date(one.validUntil) }),
        ]),
      })),
    ),
    ...of(
      'paper.copy-referrals',
      referrals.map((one) => ({
        label: words.code(services, one.service),
        value: words.list([words.name(one), words.date(one.on), words.code(referralStatuses, one.status)]),
      })),
    ),
    ...of(
      'paper.copy-readers',
      readers.map((one) => ({
        label: words.name(one),
        value: words.text('paper.copy-seen', {
          times: words.number(one.times),
          changes: words.number(one.changes),
          first: words.instant(one.firstAt).slice(0, 10),
          last: words.instant(one.lastAt).slice(0, 10),
        }),
      })),
    ),
    ...closingSections(words, omissions),
  ];
}

/** How every copy ends, a room's part of one too: what was left out and why, and whom to tell what is wrong. */
export function closingSections(words: PaperWords, omissions: readonly OmissionBody[]): SheetSection[] {
  return [
    {
      title: words.text('paper.copy-left-out'),
      rows:
        omissions.length === 0
          ? [{ label: words.text('paper.copy-left-out'), value: words.text('paper.none') }]
          : omissions.map(({ category, reason }) => ({
              label: words.code(ownCopyParts, category),
              value: words.code(omissionReasons, reason),
            })),
    },
    {
      title: words.text('paper.copy-rights'),
      rows: ['correct', 'complain'].map((right) => ({
        label: words.text(`paper.copy-${right}`),
        value: words.text(`paper.copy-${right}-text`),
      })),
    },
  ];
}
