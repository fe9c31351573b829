import {
  changesOfLine,
  isCurrent,
  traumaItems,
  traumaResult,
  type IsoDate,
  type MedicationLineView,
  type MedicationVersion,
  type TraumaItem,
  type TraumaScreeningView,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { MedicationRow, TraumaRow } from './clinical.store';

/** The answers as they are sealed: exposed or not, then each yes. */
export const sealedAnswers = ({ exposed, yes }: { readonly exposed: boolean; readonly yes: readonly TraumaItem[] }): string =>
  [exposed ? 'exposed' : 'not-exposed', ...new Set(yes)].join(' ');

export function traumaView(row: TraumaRow, key: DataKey): TraumaScreeningView {
  const [exposure = '', ...answers] = (key.open('trauma.answers', row.answersCt) ?? '').split(' ');
  const exposed = exposure === 'exposed';
  const yes = answers.filter((one) => traumaItems.has(one));
  return {
    id: row.id,
    heldOn: row.heldOn,
    againOn: row.againOn,
    trainedStaff: row.trainedStaff,
    exposed,
    yes,
    ...traumaResult({ exposed, yes }),
    recordedBy: row.recordedBy,
  };
}

/** Name, dose and how often, a line each: none of them holds a line break. */
export const sealedWords = ({
  name,
  dose,
  often,
}: {
  readonly name: string;
  readonly dose?: string | null;
  readonly often?: string | null;
}): string => [name, dose ?? '', often ?? ''].join('\n');

function medicationVersion(row: MedicationRow, key: DataKey): MedicationVersion {
  const [name = '', dose = '', often = ''] = (key.open('medication.words', row.wordsCt) ?? '').split('\n');
  return {
    version: row.version,
    kind: row.kind,
    name,
    dose: dose === '' ? null : dose,
    often: often === '' ? null : often,
    from: row.from,
    until: row.until,
    change: row.change,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
  };
}

/** Each line once, as its latest version says, allergies first and then what is taken now. */
export function medicationViews(rows: readonly MedicationRow[], key: DataKey, today: IsoDate): MedicationLineView[] {
  const byId = new Map<string, MedicationRow[]>();
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  return [...byId.values()]
    .map((versions) => {
      const [latest, ...earlier] = versions.toSorted((a, b) => b.version - a.version).map((row) => medicationVersion(row, key));
      const line = latest!;
      const id = versions[0]!.id;
      return { id, ...line, current: isCurrent(line, today), changes: changesOfLine(line), earlier };
    })
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || Number(b.current) - Number(a.current) || b.from.localeCompare(a.from));
}
