import { isChild, localDay, type Governorate, type InterpreterSex } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

const hour = 3_600_000;
const day = 24 * hour;

export const interpretationTables = ['interpreter', 'interpreter_undertaking', 'interpretation_session', 'interpretation_event'] as const;

interface Interpreter {
  readonly name: string;
  readonly sex: InterpreterSex;
  readonly languages: readonly string[];
  readonly governorates: readonly Governorate[];
  readonly childTrained: boolean;
  /** Days until the undertaking ends; null where none was signed. */
  readonly bound: number | null;
}

/** All invented. */
const roster: readonly Interpreter[] = [
  { name: 'مترجمة تجريبية – أمل', sex: 'female', languages: ['tl', 'en', 'id'], governorates: ['baghdad', 'karbala'], childTrained: true, bound: 280 },
  { name: 'مترجمة تجريبية – سلمى', sex: 'female', languages: ['am', 'ti', 'om', 'en'], governorates: ['baghdad'], childTrained: true, bound: 190 },
  { name: 'مترجم تجريبي – كريم', sex: 'male', languages: ['bn', 'hi', 'ur'], governorates: ['baghdad', 'basra', 'wasit'], childTrained: false, bound: 19 },
  { name: 'مترجمة تجريبية – شيرين', sex: 'female', languages: ['ckb', 'kmr', 'fa', 'ar'], governorates: ['baghdad', 'erbil'], childTrained: true, bound: 400 },
  { name: 'مترجم تجريبي – داود', sex: 'male', languages: ['sw', 'en', 'fr', 'yo', 'ha'], governorates: ['baghdad'], childTrained: false, bound: 90 },
  { name: 'مترجمة تجريبية – لين', sex: 'female', languages: ['vi', 'th', 'zh'], governorates: [], childTrained: false, bound: 330 },
  { name: 'مترجمة تجريبية – نجلاء', sex: 'female', languages: ['si', 'ta', 'ne'], governorates: ['baghdad', 'najaf'], childTrained: false, bound: null },
]; // prettier-ignore

const id = (n: number): string => demoId<string>('interpreter', String(n));

/** The Baghdad office's roster, and a session or two of what it served and serves, where somebody speaks the language. */
export async function interpretationRows(vault: Vault, cases: readonly DemoCase[], now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = {
    ...Object.fromEntries(interpretationTables.map((table) => [table, []])),
    subject_key: [],
    deadline: [],
  };
  const by = demoAccounts.find(({ username }) => username === 'interpreter-coordinator')!.id;
  const unit = demoUnit('interpreters-baghdad').id;
  for (const [n, one] of roster.entries()) await interpreterRows(rows, vault, { one, n, now, unit_id: unit, by });
  const served = cases.flatMap((demo) =>
    demo.status !== 'open'
      ? []
      : demo.referrals
          .filter(
            ({ to, status, consent }) => to.id === unit && ['in-progress', 'completed'].includes(status) && consent.withdrawnAt === null,
          )
          .map((referral) => ({ demo, referral })),
  );
  // One after the other: two that began in the same hours are not one interpreter's.
  const taken: { readonly fits: number; readonly at: number }[] = [];
  for (const [n, { demo, referral }] of served.entries()) {
    const { languages, ageBand } = demo.person;
    const fits = roster.findIndex(
      (one) => one.bound !== null && languages.some((l) => one.languages.includes(l)) && (one.childTrained || !isChild(ageBand)),
    );
    const began = referral.times.started;
    if (fits < 0 || began === null || taken.some((one) => one.fits === fits && Math.abs(one.at - began.getTime()) < day)) continue;
    taken.push({ fits, at: began.getTime() });
    const language = languages.find((l) => roster[fits]!.languages.includes(l))!;
    const session = { rows, demo, referral, by, interpreter: id(fits), language };
    sessionRows({ ...session, from: began, status: 'held' });
    if (referral.status === 'in-progress') sessionRows({ ...session, from: new Date(now.getTime() + (n + 1) * day), status: 'planned' });
  }
  return rows;
}

interface Enrolling {
  readonly one: Interpreter;
  readonly n: number;
  readonly now: Date;
  readonly unit_id: string;
  readonly by: string;
}

async function interpreterRows(rows: Record<string, Row[]>, vault: Vault, { one, n, now, unit_id, by }: Enrolling): Promise<void> {
  const { key, stored } = await vault.newKey(id(n));
  const until = one.bound === null ? null : new Date(now.getTime() + one.bound * day);
  const ends = until === null ? null : new Date(Date.parse(`${localDay(until)}T00:00:00+03:00`) + day);
  const enrolled = new Date(now.getTime() - (500 - n) * day);
  rows['subject_key']!.push({ kind: 'interpreter', subject_id: id(n), wrapped: stored.wrapped, key_id: stored.keyId });
  rows['interpreter']!.push({
    id: id(n),
    unit_id,
    number: n + 1,
    name_ct: key.seal('interpreter.name', one.name),
    sex: one.sex,
    languages: one.languages,
    governorates: one.governorates,
    remote: true,
    child_trained: one.childTrained,
    undertaking_ends_at: ends,
    enrolled_by: by,
    enrolled_at: enrolled,
  });
  if (until === null || ends === null) return;
  rows['interpreter_undertaking']!.push({
    id: demoId('undertaking', String(n)),
    interpreter_id: id(n),
    unit_id,
    text_version: '2026-1',
    signed_on: localDay(new Date(until.getTime() - 480 * day)),
    valid_until: localDay(until),
    recorded_by: by,
    recorded_at: enrolled,
  });
  for (const [step, before] of [
    ['remind-desk', 30 * day],
    ['alert', 0],
  ] as const) {
    const due = new Date(ends.getTime() - before);
    if (due <= now) continue;
    rows['deadline']!.push({
      id: demoId('undertaking-clock', `${n}|${step}`),
      kind: 'interpreter-undertaking',
      step,
      subject_id: id(n),
      due_at: due,
    });
  }
}

interface Session {
  readonly rows: Record<string, Row[]>;
  readonly demo: DemoCase;
  readonly referral: DemoReferral;
  readonly by: string;
  readonly interpreter: string;
  readonly language: string;
  readonly from: Date;
  readonly status: 'planned' | 'held';
}

function sessionRows({ rows, demo, referral, by, interpreter, language, from, status }: Session): void {
  const session = demoId<string>('interpretation', `${referral.id}|${status}`);
  const ends = new Date(from.getTime() + 1.5 * hour);
  const of = { case_id: demo.id, unit_id: referral.to.id };
  rows['interpretation_session']!.push({
    id: session,
    ...of,
    referral_id: referral.id,
    interpreter_id: interpreter,
    starts_at: from,
    ends_at: ends,
    mode: status === 'held' ? 'phone' : 'video',
    occasion: status === 'held' ? 'interview' : 'medical-visit',
    language,
    wish: 'no-wish',
    status,
    status_since: status === 'held' ? ends : from,
    minutes: status === 'held' ? 75 : null,
    planned_by: by,
    planned_at: referral.times.accepted ?? referral.statusSince,
  });
  const event = (kind: string, at: Date): Row => ({
    id: demoId('interpretation-event', `${session}|${kind}`),
    session_id: session,
    ...of,
    kind,
    at,
    by_user: by,
    interpreter_id: interpreter,
  });
  rows['interpretation_event']!.push(event('plan', referral.times.accepted ?? referral.statusSince));
  if (status === 'held') rows['interpretation_event']!.push(event('hold', ends));
  else
    for (const [step, after] of [
      ['remind-desk', 2 * hour],
      ['remind-again', 72 * hour],
    ] as const) {
      const due_at = new Date(ends.getTime() + after);
      rows['deadline']!.push({
        id: demoId('interpretation-clock', `${session}|${step}`),
        kind: 'interpretation-record',
        step,
        subject_id: session,
        due_at,
      });
    }
}
