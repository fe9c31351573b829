import {
  availableEntries,
  decideTakeBack,
  isJuvenile,
  standingOf,
  type DefendantStanding,
  type DefendantView,
  type ProceedingEventView,
  type ProceedingListItem,
} from '@himaya/domain';
import type { UnitId } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { DefendantRow, ProceedingBase, ProceedingEventRow } from './proceeding.store';

export function proceedingListItem(row: ProceedingBase, key: DataKey | undefined): ProceedingListItem {
  return {
    id: row.id,
    number: key?.open('proceeding.number', row.numberCt) ?? '',
    court: row.court,
    form: row.form,
    governorate: row.governorate,
    stage: row.stage,
    stageSince: row.stageSince.toISOString(),
    openedOn: row.openedOn,
    defendants: row.defendants,
  };
}

const written = (a: ProceedingEventRow, b: ProceedingEventRow): number => a.seq - b.seq;

/** Where a defendant stands, of all that was written down in the proceeding. */
export function standingIn(events: readonly ProceedingEventRow[], { id }: Pick<DefendantRow, 'id'>): DefendantStanding {
  return standingOf(events.filter(({ defendantId, takenBackAt }) => defendantId === id && takenBackAt === null).toSorted(written));
}

/** @param writes whether the reader writes anything down, and whether as a court's office */
export function defendantView(
  row: DefendantRow,
  standing: DefendantStanding,
  key: DataKey | undefined,
  writes: { readonly any: boolean; readonly court: boolean },
): DefendantView {
  return {
    id: row.id,
    kind: row.kind,
    name: key?.open('defendant.name', row.nameCt) ?? '',
    sex: row.sex,
    ageBand: row.ageBand,
    juvenile: isJuvenile(row),
    nationality: row.nationality,
    held: standing.held,
    charges: standing.charges.map(({ id, article, verdict, appealPending }) => ({ id, article, verdict, appealPending })),
    available: writes.any ? availableEntries({ defendant: row, standing, court: writes.court }) : [],
  };
}

/** Entries written down after this one about the same defendant, that stand. */
export const laterThan = (row: ProceedingEventRow, all: readonly ProceedingEventRow[]): ProceedingEventRow[] =>
  all.filter(({ seq, defendantId, takenBackAt }) => seq > row.seq && defendantId === row.defendantId && takenBackAt === null);

export function proceedingEventView(row: ProceedingEventRow, all: readonly ProceedingEventRow[], unitId: UnitId): ProceedingEventView {
  const facts = { ...row, takenBack: row.takenBackAt !== null, own: row.unitId === unitId };
  return {
    id: row.id,
    defendantId: row.defendantId,
    kind: row.kind,
    on: row.on,
    chargeId: row.chargeId,
    article: row.article,
    verdict: row.verdict,
    sentence: row.sentence,
    months: row.months,
    amount: row.amount,
    decision: row.decision,
    property: row.property ?? null,
    sanction: row.sanction ?? null,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    takenBackAt: row.takenBackAt?.toISOString() ?? null,
    mayTakeBack: decideTakeBack(facts, laterThan(row, all)).ok,
  };
}
