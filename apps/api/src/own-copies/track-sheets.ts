import {
  belongingKinds,
  exitDestinations,
  followUpAnswers,
  fundingPurposes,
  fundingStatuses,
  placementStatuses,
  repatriationStatuses,
  returnContactOutcomes,
  returnDecisions,
  returnSteps,
  strandKinds,
  strandStatuses,
  type PlacementView,
  type ProgrammeView,
  type RepatriationView,
} from '@himaya/domain';
import type { PaperWords, SheetRow } from '../papers';
import { spanOf, type Piece } from './piece';

const called = (words: PaperWords, name: string): SheetRow => ({ label: words.text('paper.copy-called'), value: name });

/** What a shelter gives of its register: the stay and what is kept for the person. No house, no place, and nothing of what happened there to others. */
export function staySheet(words: PaperWords, view: PlacementView): Piece[] {
  const { admittedAt, endedAt, destination } = view;
  return [
    {
      part: 'stay',
      rows: [
        called(words, view.called),
        {
          label: words.code(placementStatuses, view.status),
          value: words.list([
            spanOf(words, words.dayOf(admittedAt ?? view.waitingSince), endedAt === null ? null : words.dayOf(endedAt)),
            ...(destination === null ? [] : [words.code(exitDestinations, destination)]),
          ]),
        },
      ],
    },
    {
      part: 'belongings',
      rows: view.belongings.map((one) => ({
        label: words.list([words.code(belongingKinds, one.kind), words.number(one.count)]),
        value: words.list([
          ...(one.description === null ? [] : [one.description]),
          spanOf(words, words.dayOf(one.takenAt), one.returnedAt === null ? null : words.dayOf(one.returnedAt)),
        ]),
      })),
    },
  ];
}

/** What a programme gives: its strands, what the person answered, and the money. Words about a family are not the person's alone. */
export function programmeSheet(words: PaperWords, view: ProgrammeView): Piece[] {
  const funding = view.strands.flatMap((strand) => strand.funding);
  return [
    {
      part: 'programme',
      rows: [
        called(words, view.called),
        ...view.strands.map((one) => ({
          label: words.code(strandKinds, one.kind),
          value: words.list([
            words.code(strandStatuses, one.status),
            ...(one.begunOn === null ? [] : [spanOf(words, one.begunOn, one.endedOn)]),
          ]),
        })),
        ...view.followUps.flatMap((one): SheetRow[] =>
          one.askedOn === null ? [] : [{ label: words.date(one.askedOn), value: words.codes(followUpAnswers, one.answers) }],
        ),
      ],
    },
    {
      part: 'funding',
      rows: funding.map((one) => ({
        label: words.code(fundingPurposes, one.purpose),
        value: words.list([
          words.code(fundingStatuses, one.status),
          words.date(one.appliedOn),
          words.text('paper.copy-dinars', { amount: words.grouped(one.paid) }),
        ]),
      })),
    },
  ];
}

/** What whoever accompanies a return gives: what the person decided and every step of the way. Nobody who receives them, no embassy, and nobody's fears. */
export function returnSheet(words: PaperWords, view: RepatriationView): Piece[] {
  return [
    {
      part: 'return',
      rows: [
        called(words, view.called),
        { label: words.code(repatriationStatuses, view.status), value: words.date(words.dayOf(view.statusSince)) },
        ...view.decisions.map((one) => ({ label: words.date(one.decidedOn), value: words.code(returnDecisions, one.decision) })),
      ],
    },
    {
      part: 'journey',
      rows: [
        ...view.taken.map((one) => ({ label: words.date(one.on), value: words.code(returnSteps, one.step) })),
        ...view.contacts.flatMap((one): SheetRow[] =>
          one.outcome === null || one.contactedOn === null
            ? []
            : [{ label: words.date(one.contactedOn), value: words.code(returnContactOutcomes, one.outcome) }],
        ),
      ],
    },
  ];
}
