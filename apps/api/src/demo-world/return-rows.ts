import { daysAfter, localDay, returnRiskDays } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

export const returnTables = ['repatriation', 'return_decision', 'return_risk', 'return_step', 'exit_clearance'] as const;

const account = (name: string): string => demoAccounts.find(({ username }) => username === name)!.id;

/** People whom the first office was asked to bring home: one in two wants to go, with an assessment approved and papers asked for, or waiting; the others are being asked, one not yet. */
export async function returnRows(vault: Vault, cases: readonly DemoCase[]): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(returnTables.map((table) => [table, []])), subject_key: [] };
  const office = demoUnit('repatriation-baghdad').id;
  const seen = new Set<string>();
  const accepted = cases.flatMap((demo) =>
    demo.status === 'open'
      ? demo.referrals
          .filter(
            ({ to, service, status, consent }) =>
              to.id === office &&
              service === 'repatriation' &&
              ['accepted', 'in-progress'].includes(status) &&
              consent.withdrawnAt === null,
          )
          .filter(() => !seen.has(demo.id) && seen.add(demo.id))
          .map((referral) => ({ demo, referral }))
      : [],
  );
  const running = accepted.filter(({ referral }) => referral.status === 'in-progress');
  for (const [n, one] of running.entries()) await returnOf(rows, vault, { ...one, n });
  return rows;
}

async function returnOf(
  rows: Record<string, Row[]>,
  vault: Vault,
  { demo, referral, n }: { readonly demo: DemoCase; readonly referral: DemoReferral; readonly n: number },
): Promise<void> {
  const id = demoId<string>('repatriation', referral.id);
  const { key, stored } = await vault.newKey(id);
  const [officer, colleague] = [account('repatriation-officer'), account('repatriation-officer-2')];
  const begun = referral.times.started ?? referral.statusSince;
  const wants = n % 2 === 0;
  const decision = wants ? 'wants-to-return' : 'undecided';
  const consent = wants ? referral.consent.id : null;
  const of = { repatriation_id: id, case_id: demo.id, unit_id: referral.to.id };
  rows['subject_key']!.push({ kind: 'repatriation', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['repatriation']!.push({
    id,
    case_id: demo.id,
    unit_id: referral.to.id,
    referral_id: referral.id,
    called_ct: key.seal('repatriation.called', demo.person.alias),
    status: wants ? 'preparing' : 'deciding',
    status_since: begun,
    decision,
    consent_id: consent,
    opened_by: officer,
    opened_at: begun,
    version: 1,
  });
  rows['return_decision']!.push({
    id: demoId('return-decision', id),
    ...of,
    decision,
    decided_on: localDay(begun),
    language: demo.person.languages[0] ?? 'ar',
    interpreter: true,
    consent_id: consent,
    words_ct: key.seal('return-decision.words', 'مثال تجريبي: أريد أن أعود إلى أمي.'),
    recorded_by: officer,
    recorded_at: begun,
  });
  if (!wants) return;
  const approved = n % 4 === 0;
  rows['return_risk']!.push({
    id: demoId('return-risk', id),
    ...of,
    present: ['no-livelihood'],
    unknown: ['debt-outstanding'],
    level: 'low',
    reasons_ct: key.seal('return-risk.reasons', 'مثال تجريبي: الأسرة بانتظارها، ولا خبر عن المتاجرين منذ سنة.'),
    assessed_on: localDay(begun),
    valid_until: daysAfter(localDay(begun), returnRiskDays),
    status: approved ? 'approved' : 'proposed',
    assessed_by: officer,
    assessed_at: begun,
    decided_by: approved ? colleague : null,
    decided_at: approved ? begun : null,
    version: 1,
  });
  if (!approved) return;
  const step = (name: string, changes: Row): Row => ({
    id: demoId('return-step', `${id}|${name}`),
    ...of,
    step: name,
    done_on: localDay(begun),
    recorded_by: officer,
    recorded_at: begun,
    document: null,
    escort: null,
    ...changes,
  });
  rows['return_step']!.push(
    step('ask-document', { document: 'emergency-travel-document' }),
    step('ask-clearance', {}),
    step('settle-escort', { escort: 'officer' }),
  );
  rows['exit_clearance']!.push({
    id: demoId('exit-clearance', id),
    ...of,
    status: 'asked',
    asked_on: localDay(begun),
    asked_by: officer,
    asked_at: begun,
    version: 1,
  });
}
