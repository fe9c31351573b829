import { reintegrationServices, type StrandKind, type StrandMove } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

const worker = demoAccounts.find((one) => one.username === 'reintegration-officer')!;

export const programmeTables = ['programme', 'programme_strand', 'strand_event', 'funding_application'] as const;

interface DemoStrand {
  readonly kind: StrandKind;
  readonly detail: Row;
  readonly moves: readonly (readonly [StrandMove, readonly string[], string | null])[];
}

/** What each programme is made of, in turn; all invented. */
const strands: readonly DemoStrand[] = [
  {
    kind: 'training',
    detail: { training_field: 'sewing' },
    moves: [['begin', [], 'مثال تجريبي: دورة خياطة ثلاثة أشهر في مركز التدريب.']],
  },
  {
    kind: 'work-placement',
    detail: { work_kind: 'employed', checks: ['documents-with-person', 'wage-paid', 'hours-lawful'] },
    moves: [
      ['begin', [], null],
      ['check-work', ['documents-with-person', 'wage-paid', 'hours-lawful'], 'مثال تجريبي: زيارة لمكان العمل.'],
    ],
  },
  { kind: 'grant', detail: {}, moves: [] },
];

/** People whom the first reintegration office accepted: those whose service runs with a programme under way, the others not opened yet. */
export async function programmeRows(vault: Vault, cases: readonly DemoCase[]): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(programmeTables.map((table) => [table, []])), subject_key: [] };
  const office = demoUnit('reintegration-baghdad').id;
  for (const demo of cases)
    for (const referral of demo.referrals)
      if (
        demo.status === 'open' &&
        referral.to.id === office &&
        reintegrationServices.includes(referral.service) &&
        referral.status === 'in-progress' &&
        referral.consent.withdrawnAt === null
      )
        await oneProgramme(rows, vault, demo, referral);
  return rows;
}

async function oneProgramme(rows: Record<string, Row[]>, vault: Vault, demo: DemoCase, referral: DemoReferral): Promise<void> {
  const id = demoId<string>('programme', referral.id);
  const { key, stored } = await vault.newKey(id);
  const begun = referral.times.started ?? referral.statusSince;
  const day = begun.toISOString().slice(0, 10);
  rows['subject_key']!.push({ kind: 'reintegration', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['programme']!.push({
    id,
    case_id: demo.id,
    unit_id: referral.to.id,
    referral_id: referral.id,
    called_ct: key.seal('programme.called', demo.person.alias),
    urgency: referral.urgency,
    status: 'running',
    status_since: begun,
    opened_at: referral.times.accepted ?? begun,
    opened_by: worker.id,
    version: 2,
  });
  for (const { kind, detail, moves } of strands) {
    const strand = demoId<string>('strand', `${id}|${kind}`);
    const of = { programme_id: id, case_id: demo.id, unit_id: referral.to.id, recorded_by: worker.id, recorded_at: begun };
    rows['programme_strand']!.push({
      id: strand,
      ...of,
      kind,
      status: moves.length > 0 ? 'running' : 'planned',
      school_level: null,
      training_field: null,
      work_kind: null,
      checks: [],
      ...detail,
      begun_on: moves.length > 0 ? day : null,
      version: 1 + moves.length,
    });
    if (kind === 'grant')
      rows['funding_application']!.push({
        id: demoId('funding', strand),
        ...of,
        strand_id: strand,
        purpose: 'tools',
        status: 'applied',
        asked: 750_000,
        paid: 0,
        applied_on: day,
        version: 1,
      });
    for (const [n, [move, codes, words]] of moves.entries())
      rows['strand_event']!.push({
        id: demoId('strand-event', `${strand}|${n}`),
        ...of,
        recorded_at: new Date(begun.getTime() + n * 60_000),
        strand_id: strand,
        move,
        happened_on: day,
        codes,
        words_ct: key.seal('programme.words', words),
      });
  }
}
