import {
  claimStatuses,
  claimVenues,
  hearingPurposes,
  hearingStatuses,
  legalAidKinds,
  legalMatterStatuses,
  legalOutcomes,
  residenceKinds,
  residenceStatuses,
  type LegalMatterView,
} from '@himaya/domain';
import type { PaperWords } from '../papers';
import { spanOf, type Piece } from './piece';

/** What a legal office gives of its own file: what was done and how far it came. No lawyer's name, note or conflict of interest. */
export function legalSheet(words: PaperWords, view: LegalMatterView): Piece[] {
  return [
    {
      part: 'legal-aid',
      rows: [
        { label: words.text('paper.copy-called'), value: view.called },
        {
          label: words.code(legalMatterStatuses, view.status),
          value: words.list([
            spanOf(words, words.dayOf(view.openedAt), view.endedAt === null ? null : words.dayOf(view.endedAt)),
            ...(view.outcome === null ? [] : [words.code(legalOutcomes, view.outcome)]),
          ]),
        },
        ...view.aid
          .filter(({ corrected }) => !corrected)
          .map((one) => ({ label: words.date(one.deliveredOn), value: words.code(legalAidKinds, one.kind) })),
      ],
    },
    {
      part: 'hearings',
      rows: view.hearings.map((one) => ({
        label: words.code(hearingStatuses, one.status),
        value: words.list([words.code(hearingPurposes, one.purpose), words.instant(one.startsAt)]),
      })),
    },
    {
      part: 'claims',
      rows: [
        ...view.residences.map((one) => ({
          label: words.code(residenceKinds, one.kind),
          value: words.list([words.code(residenceStatuses, one.status), spanOf(words, one.askedOn, one.until)]),
        })),
        ...view.claims.map((one) => ({
          label: words.code(claimVenues, one.venue),
          value: words.list([
            words.code(claimStatuses, one.status),
            words.date(one.filedOn),
            ...(one.award === null ? [] : [words.text('paper.copy-dinars', { amount: words.grouped(one.award) })]),
          ]),
        })),
      ],
    },
  ];
}
