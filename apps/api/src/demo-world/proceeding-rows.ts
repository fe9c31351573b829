import type { ChargeArticle, CriminalCourt, ExploitationForm, ProceedingStage } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { demoUnit } from './units';

const day = 24 * 3_600_000;
const officer = demoAccounts.find((one) => one.username === 'police-officer')!;
const liaison = demoAccounts.find((one) => one.username === 'court-liaison')!;

export const proceedingTables = ['criminal_proceeding', 'proceeding_unit', 'defendant', 'proceeding_event'] as const;

/** What became of a defendant: [kind, days ago, what else the entry says]; `charge` names the one charge there is. */
type Happened = readonly (readonly [string, number, Row?])[];

interface DemoProceeding {
  readonly court: CriminalCourt;
  readonly form: ExploitationForm;
  readonly stage: ProceedingStage;
  readonly ageDays: number;
  readonly article: ChargeArticle;
  readonly defendant: { readonly name: string; readonly sex: string | null; readonly ageBand: string | null };
  readonly happened: Happened;
}

/** All invented. */
const proceedings: readonly DemoProceeding[] = [
  {
    court: 'investigation-karkh',
    form: 'begging',
    stage: 'investigated',
    ageDays: 12,
    article: 'trafficking-28-2012-art-6',
    defendant: { name: 'متهم تجريبي – الأول', sex: 'male', ageBand: '30-59' },
    happened: [
      ['arrest', 11],
      ['asset-seizure', 9, { property: 'vehicle', amount: 18_000_000 }],
    ],
  },
  {
    court: 'felony-karkh',
    form: 'forced-labour',
    stage: 'in-court',
    ageDays: 90,
    article: 'trafficking-28-2012-art-9',
    defendant: { name: 'شركة تجريبية للاستقدام', sex: null, ageBand: null },
    happened: [
      ['charge', 70],
      ['prosecution', 40],
    ],
  },
  {
    court: 'felony-rusafa',
    form: 'sexual-exploitation',
    stage: 'judged',
    ageDays: 300,
    article: 'trafficking-28-2012-art-6',
    defendant: { name: 'متهمة تجريبية – الثانية', sex: 'female', ageBand: '30-59' },
    happened: [
      ['arrest', 295],
      ['remand', 294],
      ['charge', 280],
      ['prosecution', 200],
      ['verdict', 120, { verdict: 'convicted' }],
      ['sentence', 120, { sentence: 'imprisonment', months: 180 }],
      ['sentence', 120, { sentence: 'fine', amount: 15_000_000 }],
      ['compensation-order', 118, { amount: 20_000_000 }],
    ],
  },
];

const aboutCharge = ['verdict', 'sentence', 'appeal', 'appeal-decision'];
const byPolice = ['arrest', 'asset-seizure'];

/** Proceedings of the first section, which the court's office has too: one at its beginning, one in court, one judged. */
export async function proceedingRows(vault: Vault, now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(proceedingTables.map((table) => [table, []])), subject_key: [] };
  for (const [n, one] of proceedings.entries()) await oneRows(rows, vault, { n, one, now });
  return rows;
}

async function oneRows(
  rows: Record<string, Row[]>,
  vault: Vault,
  { n, one, now }: { readonly n: number; readonly one: DemoProceeding; readonly now: Date },
): Promise<void> {
  const [id, defendant, charge] = ['proceeding', 'defendant', 'charge'].map((kind) => demoId<string>(kind, String(n)));
  const { key, stored } = await vault.newKey(id!);
  const before = (days: number): Date => new Date(now.getTime() - days * day);
  const section = demoUnit('police-baghdad').id;
  rows['criminal_proceeding']!.push({
    id,
    court: one.court,
    governorate: 'baghdad',
    form: one.form,
    number_ct: key.seal('proceeding.number', `DEMO-${n + 1}/2026`),
    opened_on: before(one.ageDays),
    opened_by: officer.id,
    opened_unit_id: section,
    opened_at: before(one.ageDays),
    stage: one.stage,
    stage_since: before(one.happened.at(-1)![1]),
    defendants: 1,
  });
  rows['subject_key']!.push({ kind: 'proceeding', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  for (const unit of [section, demoUnit('court-baghdad').id]) {
    rows['proceeding_unit']!.push({
      proceeding_id: id,
      unit_id: unit,
      opened_at: before(one.ageDays),
      let_in_by: officer.id,
      let_in_at: before(one.ageDays),
    });
  }
  const { name, sex, ageBand } = one.defendant;
  rows['defendant']!.push({
    id: defendant,
    proceeding_id: id,
    kind: sex === null ? 'company' : 'person',
    name_ct: key.seal('defendant.name', name),
    sex,
    age_band: ageBand,
    nationality: null,
    added_by: officer.id,
    added_at: before(one.ageDays),
  });
  for (const [at, [kind, days, said = {}]] of one.happened.entries()) {
    const writer = byPolice.includes(kind) ? officer : liaison;
    rows['proceeding_event']!.push({
      id: kind === 'charge' ? charge : demoId<string>('proceeding-event', `${n} ${at}`),
      proceeding_id: id,
      defendant_id: defendant,
      kind,
      entry: 'entry',
      happened_on: before(days),
      charge_id: aboutCharge.includes(kind) ? charge : null,
      article: kind === 'charge' ? one.article : null,
      verdict: null,
      sentence: null,
      months: null,
      amount: null,
      property: null,
      ...said,
      recorded_by: writer.id,
      recorded_unit_id: writer.unitId,
      recorded_at: before(days),
    });
  }
}
