import type { LegalMatterStatus } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

const day = 24 * 3_600_000;
const worker = demoAccounts.find((one) => one.username === 'legal-aid-provider')!;

export const legalTables = ['lawyer', 'legal_matter', 'lawyer_assignment', 'lawyer_conflict', 'legal_aid_record'] as const;

/** [name, languages, governorates, trained for children, active]; all invented. */
const roster: readonly (readonly [string, readonly string[], readonly string[], boolean, boolean])[] = [
  ['محامية تجريبية – الرافدين', ['ar', 'en', 'tl'], ['baghdad'], true, true],
  ['محامٍ تجريبي – الفرات', ['ar', 'bn'], ['baghdad', 'wasit'], false, true],
  ['محامية تجريبية – دجلة', ['ar', 'ckb', 'am'], ['baghdad', 'diyala'], true, true],
  ['محامٍ تجريبي – بابل', ['ar'], ['babil'], false, false],
];

interface Matter {
  readonly demo: DemoCase;
  readonly referral: DemoReferral;
}

/** People whom the first legal-aid office accepted: most of them with a lawyer and some help given, one still without, two not opened yet. */
export async function legalRows(vault: Vault, cases: readonly DemoCase[], now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(legalTables.map((table) => [table, []])), subject_key: [] };
  const office = demoUnit('legal-aid-baghdad').id;
  const lawyers = await lawyerRows(rows, vault, now);
  const matters = cases.flatMap((demo): Matter[] =>
    demo.status === 'open'
      ? demo.referrals
          .filter(
            ({ to, service, status, consent }) =>
              to.id === office && service === 'legal-aid' && ['accepted', 'in-progress'].includes(status) && consent.withdrawnAt === null,
          )
          .slice(0, 1)
          .map((referral) => ({ demo, referral }))
      : [],
  );
  const running = matters.filter(({ referral }) => referral.status === 'in-progress');
  const waiting = matters.filter(({ referral }) => referral.status === 'accepted').slice(2);
  for (const [n, matter] of running.entries())
    await matterRows(rows, vault, { matter, lawyer: lawyers[n % 3 === 1 ? 2 : 0]!, status: 'running' });
  for (const matter of waiting) await matterRows(rows, vault, { matter, lawyer: null, status: 'opened' });
  return rows;
}

async function lawyerRows(rows: Record<string, Row[]>, vault: Vault, now: Date): Promise<string[]> {
  const unit = demoUnit('legal-aid-baghdad').id;
  const ids: string[] = [];
  for (const [n, [name, languages, governorates, trained, active]] of roster.entries()) {
    const id = demoId<string>('lawyer', String(n));
    const { key, stored } = await vault.newKey(id);
    ids.push(id);
    rows['lawyer']!.push({
      id,
      unit_id: unit,
      name_ct: key.seal('lawyer.name', name),
      bar_number_ct: key.seal('lawyer.bar-number', `DEMO-${n + 1}`),
      governorates,
      languages,
      trained_for_children: trained,
      active,
      added_by: worker.id,
      added_at: new Date(now.getTime() - (300 - n) * day),
      version: 1,
    });
    rows['subject_key']!.push({ kind: 'legal-aid', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  }
  return ids;
}

interface Making {
  readonly matter: Matter;
  readonly lawyer: string | null;
  readonly status: LegalMatterStatus;
}

async function matterRows(
  rows: Record<string, Row[]>,
  vault: Vault,
  { matter: { demo, referral }, lawyer, status }: Making,
): Promise<void> {
  const id = demoId<string>('legal-matter', referral.id);
  const { key, stored } = await vault.newKey(id);
  const accepted = referral.times.accepted ?? referral.statusSince;
  const begun = referral.times.started ?? referral.statusSince;
  const of = { matter_id: id, case_id: demo.id, unit_id: referral.to.id };
  rows['subject_key']!.push({ kind: 'legal-aid', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['legal_matter']!.push({
    id,
    case_id: demo.id,
    unit_id: referral.to.id,
    referral_id: referral.id,
    called_ct: key.seal('legal-matter.called', demo.person.alias),
    urgency: referral.urgency,
    status,
    status_since: status === 'running' ? begun : accepted,
    opened_at: accepted,
    opened_by: worker.id,
    version: 1,
  });
  if (lawyer === null) return;
  rows['lawyer_assignment']!.push({
    id: demoId('lawyer-assignment', id),
    ...of,
    lawyer_id: lawyer,
    status: 'accepted',
    offered_by: worker.id,
    offered_at: accepted,
    answer_due_at: new Date(accepted.getTime() + day),
    decided_at: begun,
  });
  for (const [kind, words] of [
    ['rights-explained', null],
    ['advice', 'مثال تجريبي: شُرحت لها حقوقها في الأجور المتأخرة.'],
  ] as const)
    rows['legal_aid_record']!.push({
      id: demoId('legal-aid', `${id}|${kind}`),
      ...of,
      lawyer_id: lawyer,
      kind,
      delivered_on: begun.toISOString().slice(0, 10),
      language: kind === 'rights-explained' ? (demo.person.languages[0] ?? 'ar') : null,
      interpreter: kind === 'rights-explained',
      words_ct: key.seal('legal-aid.words', words),
      recorded_by: worker.id,
      recorded_at: begun,
    });
}
