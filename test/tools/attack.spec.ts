import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What `npm run attack:statistics` says of invented populations; what it finds in the real quarter's files, docs/statistics.md keeps. */
const attack = (...words: string[]): { code: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('tools/attack-statistics.cjs'), ...words], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};

it('finds no number, pins no secret and learns of no group in tables about 150 and 15 people', () => {
  const { code, said } = attack('figures', '15', '150');
  expect(said).toContain('Nothing was found out.');
  expect(code).toBe(0);
  // Something was published and something hidden, or nothing would have been attacked.
  const [, released, hidden] = /150 invented persons: (\d+) of 12 tables released, (\d+) figures hidden/.exec(said)!;
  expect(Number(released)).toBeGreaterThan(5);
  expect(Number(hidden)).toBeGreaterThan(5);
  // All of those from Asia met one fate, and no equal figures say so.
  expect(said).toMatch(/equal answers: 0 groups/);
  expect(said).toMatch(/15 invented persons: 1 of 12 tables released, 0 figures hidden/);
}, 180_000);

it('reads a person of several forms as the published file writes them', () => {
  const { realQuarter } = jest.requireActual<{ realQuarter: (folder: string) => { of: Record<string, string> }[] }>(
    resolve('tools/attack/populations.cjs'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'himaya-quarter-'));
  const head = 'recordId,quarter,firstResponderType,firstResponder,exploitation,ageAtExploitation,gender,nationality';
  const row = 'INVENTED-1,2023-Q3,Police,Invented,"Labour, Domestic & Criminal",Child (17 or under),Female,Albanian';
  writeFileSync(join(folder, 'referral-records-2023q3.csv'), `${head}\r\n${row}\r\n`);
  const [person] = realQuarter(folder);
  rmSync(folder, { recursive: true });
  expect(person?.of).toEqual({ sex: 'female', age: '0-17', form: 'several', citizenship: 'Albanian', region: 'Police' });
});

it('finds everything in tables as others publish them, and fails', () => {
  const { code, said } = attack('figures', 'control', '1500');
  const [, hidden, exact] = /every sum, all releases: (\d+) hidden, (\d+) found/.exec(said)!;
  expect(Number(exact)).toBeGreaterThan(2);
  expect(2 * Number(exact)).toBeGreaterThanOrEqual(Number(hidden));
  const [, nested, seen, alike] = /equal answers: (\d+) groups .* (\d+) of (\d+) that are a told part are seen/.exec(said)!;
  expect([Number(nested) > 0, Number(alike) > 2, seen]).toEqual([true, true, alike]);
  expect(said).toMatch(/groups of one fate told of by answers: [1-9]/);
  expect(said).toContain('equal answers tell of groups');
  expect(code).toBe(1);
}, 180_000);
