import {
  appointmentKinds,
  appointmentStatuses,
  careEnds,
  careKinds,
  careStatuses,
  medicationKinds,
  openCareStatuses,
  reportKinds,
  type CareView,
} from '@himaya/domain';
import type { PaperWords, SheetRow } from '../papers';
import { spanOf, type Piece } from './piece';

/**
 * What a clinic gives of its own file: what was planned and given, what was written of the person, what they take. Nobody of the unit is
 * named, and a draft of a report is nobody's paper yet.
 */
export function careSheet(words: PaperWords, view: CareView): Piece[] {
  const over = !openCareStatuses.includes(view.status);
  const visits = view.encounters.filter(({ correction }) => correction !== 'entered-in-error');
  return [
    {
      part: 'care',
      rows: [
        { label: words.text('paper.copy-called'), value: view.called },
        {
          label: words.code(careStatuses, view.status),
          value: words.list([
            spanOf(words, words.dayOf(view.openedAt), over ? words.dayOf(view.statusSince) : null),
            ...(view.end === null ? [] : [words.code(careEnds, view.end)]),
          ]),
        },
      ],
    },
    {
      part: 'appointments',
      rows: view.appointments.map((one) => ({
        label: words.code(appointmentStatuses, one.status),
        value: words.list([words.code(appointmentKinds, one.kind), words.instant(one.startsAt)]),
      })),
    },
    { part: 'visits', rows: visits.map((one) => ({ label: words.date(one.occurredOn), value: words.codes(careKinds, one.care) })) },
    {
      part: 'visit-words',
      rows: [
        ...visits.flatMap((one): SheetRow[] => (one.words === null ? [] : [{ label: words.date(one.occurredOn), value: one.words }])),
        ...view.traumaScreenings.map((one) => ({
          label: words.date(one.heldOn),
          value: words.text('paper.copy-trauma', { yes: words.number(one.sum) }),
        })),
      ],
    },
    {
      part: 'medication',
      rows: view.medication.map((one) => ({
        label: words.code(medicationKinds, one.kind),
        value: words.list([one.name, ...[one.dose, one.often].filter((said) => said !== null), spanOf(words, one.from, one.until)]),
      })),
    },
    {
      part: 'reports',
      rows: view.reports.flatMap((one): SheetRow[] =>
        one.issuedAt === null ? [] : [{ label: words.code(reportKinds, one.kind), value: words.date(words.dayOf(one.issuedAt)) }],
      ),
    },
  ];
}
