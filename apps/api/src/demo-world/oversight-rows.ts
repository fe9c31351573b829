import { callsOf, clocksStoppedBy, type AnomalyKind, type IncidentKind, type IncidentRisk, type IncidentStep } from '@himaya/domain';
import { descriptionPlace, notePlace } from '../incidents';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';

const hour = 3_600_000;
const day = 24 * hour;

interface DemoIncident {
  readonly name: string;
  readonly kind: IncidentKind;
  readonly by: string;
  /** Milliseconds before now. */
  readonly age: number;
  readonly text: string;
  readonly risk: IncidentRisk | null;
  /** [step, milliseconds after the report, note] */
  readonly steps: readonly (readonly [IncidentStep, number, string?])[];
}

const incidents: readonly DemoIncident[] = [
  {
    name: 'phone',
    kind: 'lost-device',
    by: 'police-officer-2',
    age: 20 * 60_000,
    text: 'هاتف العمل تُرك في سيارة أجرة قبل نصف ساعة. كان مقفلاً برمز.',
    risk: null,
    steps: [],
  },
  {
    name: 'message',
    kind: 'wrong-recipient',
    by: 'legal-aid-provider-2',
    age: 30 * hour,
    text: 'رسالة تخص موعداً وصلت إلى وحدة أخرى. طُلب حذفها.',
    risk: 'possible',
    steps: [
      ['acknowledge', 0.5 * hour],
      ['contain', 2 * hour, 'أكدت الوحدة الأخرى الحذف.'],
      ['assess', 5 * hour],
      ['plan-safety', 8 * hour, 'غُيّر مكان الموعد ووقته.'],
    ],
  },
  {
    name: 'papers',
    kind: 'lost-paper',
    by: 'health-provider-2',
    age: 40 * day,
    text: 'ورقة مواعيد بلا أسماء فُقدت ثم وُجدت في المكتب.',
    risk: 'none',
    steps: [
      ['acknowledge', 0.7 * hour],
      ['contain', 1 * hour, 'وُجدت الورقة.'],
      ['assess', 3 * hour],
      ['waive-authority', 4 * hour, 'لا بيانات شخصية في الورقة.'],
      ['close', 26 * hour, 'لا تُطبع المواعيد بعد الآن.'],
    ],
  },
];

/** [kind, account, hours before now, how often] */
const anomalies: readonly (readonly [AnomalyKind, string, number, number])[] = [
  ['many-cases', 'shelter-manager', 5, 46],
  ['night-access', 'health-provider-2', 17, 8],
  ['own-name-search', 'legal-aid-provider-2', 29, 1],
  ['repeated-refusals', 'police-officer-2', 51, 19],
];

/** What the data-protection officer finds: incidents with running, stopped and missed clocks, and what is unusual. */
export async function oversightRows(vault: Vault, now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const officer = accountOf('data-protection-officer');
  const rows: Record<string, Row[]> = { incident: [], incident_key: [], incident_step: [], incident_deadline: [] };
  for (const { name, kind, by, age, text, risk, steps } of incidents) {
    const id = demoId('incident', name);
    const reportedAt = new Date(now.getTime() - age);
    const { key, stored } = await vault.newKey(id);
    const reporter = accountOf(by);
    const at = (after: number): Date => new Date(reportedAt.getTime() + after);
    rows['incident']?.push({
      id,
      kind,
      reported_by: reporter.id,
      reported_unit_id: reporter.unitId,
      reported_at: reportedAt,
      noticed_at: reportedAt,
      description_ct: key.seal(descriptionPlace, text),
      risk,
      closed_at: steps.flatMap(([step, after]) => (step === 'close' ? [at(after)] : []))[0] ?? null,
      version: 1 + steps.length,
    });
    rows['incident_key']?.push({ incident_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
    for (const [step, after, note] of steps) {
      rows['incident_step']?.push({ incident_id: id, step, at: at(after), taken_by: officer.id, note_ct: key.seal(notePlace(step), note) });
    }
    for (const { clock, call, at: due } of callsOf(reportedAt)) {
      const stopped = steps.find(([step]) => clocksStoppedBy(step).includes(clock));
      const stoppedAt = stopped === undefined ? null : at(stopped[1]);
      const called = due <= (stoppedAt ?? now);
      rows['incident_deadline']?.push({ incident_id: id, clock, call, due_at: due, fired_at: called ? due : null, stopped_at: stoppedAt });
    }
  }
  return { ...rows, anomaly: anomalies.map((found) => anomalyRow(...found, now)) };
}

function anomalyRow(kind: AnomalyKind, username: string, hours: number, count: number, now: Date): Row {
  const { id, unitId } = accountOf(username);
  const to = new Date(now.getTime() - hours * hour);
  return {
    id: demoId('anomaly', kind),
    occasion: `demo|${kind}`,
    kind,
    user_id: id,
    unit_id: unitId,
    from_at: new Date(to.getTime() - hour),
    to_at: to,
    count,
    state: 'new',
    version: 1,
  };
}

function accountOf(username: string): (typeof demoAccounts)[number] {
  const found = demoAccounts.find((account) => account.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found;
}
