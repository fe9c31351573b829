import { careServices, categoryOfCare, localDay, maskOf, personCategoryOf, type CareService, type ConsentId } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { liesBeforeCourt } from './identification-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

const hour = 3_600_000;
const day = 24 * hour;

export const careTables = [
  'care_episode',
  'appointment',
  'encounter',
  'trauma_screening',
  'medication_line',
  'medical_report',
  'medical_report_part',
  'report_disclosure',
] as const;

/** People whom the first hospital accepted: most of them in care, with a visit and an appointment to come; two not taken into care yet. */
export async function careRows(vault: Vault, cases: readonly DemoCase[], now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(careTables.map((table) => [table, []])), subject_key: [], consent: [] };
  const hospital = demoUnit('hospital-baghdad').id;
  const accepted = cases.flatMap((demo) =>
    demo.status === 'open'
      ? demo.referrals
          .filter(
            ({ to, service, status, consent }) =>
              to.id === hospital &&
              careServices.some((one) => one === service) &&
              ['accepted', 'in-progress'].includes(status) &&
              consent.withdrawnAt === null,
          )
          .map((referral) => ({ demo, referral }))
      : [],
  );
  const seen = new Set<string>();
  const once = accepted.filter(({ demo, referral }) => {
    const key = `${demo.id}|${referral.service}`;
    return !seen.has(key) && seen.add(key);
  });
  const coming = once.filter(({ referral }) => referral.status === 'accepted').slice(2);
  const running = once.filter(({ referral }) => referral.status === 'in-progress');
  // The first of them that a court has is one that it was given a report about.
  const court = running.find(({ demo, referral }) => referral.service === 'medical' && liesBeforeCourt(demo));
  const told = running.toSorted((a, b) => Number(b === court) - Number(a === court));
  for (const [n, { demo, referral }] of [...told, ...coming].entries()) {
    await careOf(rows, vault, { demo, referral, n, now, forensic: n === 0 && court !== undefined });
  }
  return rows;
}

interface Making {
  readonly demo: DemoCase;
  readonly referral: DemoReferral;
  readonly n: number;
  readonly now: Date;
  /** It is a court's to look at. */
  readonly forensic: boolean;
}

async function careOf(rows: Record<string, Row[]>, vault: Vault, { demo, referral, n, now, forensic }: Making): Promise<void> {
  const id = demoId<string>('care', referral.id);
  const service = referral.service as CareService;
  const { key, stored } = await vault.newKey(id);
  const doctor = demoAccounts.find(({ username }) => username === 'health-provider')!.id;
  const active = referral.status === 'in-progress';
  const accepted = referral.times.accepted ?? referral.statusSince;
  const begun = referral.times.started ?? referral.statusSince;
  const of = { case_id: demo.id, unit_id: referral.to.id, category: maskOf(categoryOfCare[service]) };
  rows['subject_key']!.push({ kind: 'care', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['care_episode']!.push({
    id,
    ...of,
    referral_id: referral.id,
    service,
    called_ct: key.seal('care.called', demo.person.alias),
    status: active ? 'active' : 'planned',
    status_since: active ? begun : accepted,
    opened_by: doctor,
    opened_at: accepted,
    version: 1,
  });
  // One after the other from ten in the morning, so that nobody is booked twice.
  const startsAt = new Date(Math.floor(now.getTime() / day) * day + (1 + (n % 6)) * day + 7 * hour + Math.floor(n / 6) * hour);
  rows['appointment']!.push({
    id: demoId('appointment', id),
    episode_id: id,
    ...of,
    kind: active ? 'follow-up' : 'first-visit',
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + hour / 2),
    clinician_id: n % 3 === 0 ? null : doctor,
    status: 'planned',
    booked_by: doctor,
    booked_at: accepted,
    version: 1,
  });
  if (!active) return;
  const charged = n === 1;
  rows['encounter']!.push({
    id: demoId('encounter', id),
    version: 1,
    episode_id: id,
    ...of,
    occurred_on: begun.toISOString().slice(0, 10),
    care: [service === 'medical' ? 'examination' : 'psychological-assessment'],
    words_ct: key.seal('encounter.words', 'مثال تجريبي: نوم متقطع وصداع، أُعطيت موعد متابعة.'),
    free: !charged,
    charge_reason: charged ? 'not-in-stock' : null,
    charge_amount: charged ? 15_000 : null,
    trained_staff: true,
    recorded_by: doctor,
    recorded_at: begun,
  });
  if (n > 3) return;
  const report = await reportOf(rows, vault, { care: id, of, service, doctor, begun, forensic });
  if (forensic) giveToCourt(rows, { demo, report, of, doctor, at: new Date(begun.getTime() + 2 * day), now });
  const written = { episode_id: id, ...of, recorded_by: doctor, recorded_at: begun };
  rows['medication_line']!.push(
    ...(['allergy', 'medicine'] as const).map((kind) => ({
      id: demoId('medication-line', `${id}|${kind}`),
      version: 1,
      ...written,
      kind,
      words_ct: key.seal(
        'medication.words',
        kind === 'allergy' ? 'بنسلين (مثال)\n\n' : 'باراسيتامول (مثال)\n٥٠٠ ملغم\nمرتين في اليوم بعد الأكل',
      ),
      from_on: begun.toISOString().slice(0, 10),
      until_on: null,
    })),
  );
  if (personCategoryOf(demo.person).some((person) => ['boys', 'girls'].includes(person))) return;
  rows['trauma_screening']!.push({
    id: demoId('trauma-screening', id),
    ...written,
    instrument: 'pc-ptsd-5',
    held_on: begun.toISOString().slice(0, 10),
    again_on: new Date(begun.getTime() + 90 * day).toISOString().slice(0, 10),
    trained_staff: true,
    answers_ct: key.seal('trauma.answers', n % 2 === 0 ? 'exposed memories avoiding on-guard' : 'exposed avoiding'),
  });
}

interface Reporting {
  readonly care: string;
  readonly of: { readonly case_id: string; readonly unit_id: string; readonly category: number };
  readonly service: CareService;
  readonly doctor: string;
  readonly begun: Date;
  readonly forensic: boolean;
}

/** A report that was issued the day after the first visit, with the part that its care is about. */
async function reportOf(
  rows: Record<string, Row[]>,
  vault: Vault,
  { care, of, service, doctor, begun, forensic }: Reporting,
): Promise<string> {
  const id = demoId<string>('medical-report', care);
  const { key, stored } = await vault.newKey(id);
  const part = service === 'medical' ? 'physical' : 'psychological';
  rows['subject_key']!.push({ kind: 'care', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['medical_report']!.push({
    id,
    episode_id: care,
    ...of,
    kind: forensic ? 'forensic-report' : 'medical-report',
    language: 'ar',
    examined_on: begun.toISOString().slice(0, 10),
    status: 'issued',
    drafted_by: doctor,
    drafted_at: begun,
    issued_by: doctor,
    issued_at: new Date(begun.getTime() + day),
    signed_ct: key.seal('medical_report.signed', 'د. مثال تجريبي، اختصاصي'),
    version: 2,
  });
  const words = [
    'فحص عام (مثال)',
    'مثال تجريبي: آثار إرهاق ونقص في النوم، بلا إصابات حديثة.',
    'راحة وفيتامينات (مثال)',
    'مراجعة بعد شهر (مثال)',
  ];
  rows['medical_report_part']!.push({ report_id: id, ...of, words_ct: key.seal(`medical_report_part.${part}`, JSON.stringify(words)) });
  return id;
}

interface Giving {
  readonly demo: DemoCase;
  readonly report: string;
  readonly of: { readonly case_id: string; readonly unit_id: string; readonly category: number };
  readonly doctor: string;
  readonly at: Date;
  readonly now: Date;
}

/** The court's office was given it yesterday at the latest, on the person's consent, and nobody there has looked at it yet. */
function giveToCourt(rows: Record<string, Row[]>, { demo, report, of, doctor, at, now }: Giving): void {
  const id = demoId<ConsentId>('consent', `${demo.number}|court-report`);
  const court = demoUnit('court-baghdad').id;
  const given = new Date(Math.min(at.getTime(), now.getTime() - day));
  rows['consent']!.push({
    id,
    case_id: demo.id,
    purpose: 'share-health',
    recipient_unit_id: court,
    category_mask: of.category,
    given_by: demo.assistance.givenBy,
    method: demo.assistance.method,
    language: 'ar',
    text_version: '2026-1',
    interpreter_ct: null,
    recorded_by: doctor,
    recorded_unit_id: of.unit_id,
    recorded_at: given,
    valid_until: localDay(new Date(now.getTime() + 180 * day)),
  });
  rows['report_disclosure']!.push({
    id: demoId('report-disclosure', report),
    report_id: report,
    ...of,
    part_mask: of.category,
    recipient_unit_id: court,
    consent_id: id,
    override_id: null,
    disclosed_by: doctor,
    disclosed_at: given,
  });
}
