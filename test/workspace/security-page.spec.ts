import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consentPurposes } from '@himaya/domain';

const root = join(__dirname, '../..');
const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

interface Row {
  readonly number: string;
  readonly state: string;
  readonly proof: string;
}

const rows: Row[] = page('security.md')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const [, number = '', , state = '', proof = ''] = line
      .split(' | ')
      .flatMap((cell, at) => (at === 0 ? ['', cell.replace('| ', '')] : [cell.replace(/ \|$/, '')]));
    return { number, state, proof };
  });

/** Each test a page names: a file in back quotes, and the test's own words in quotation marks. */
function named(text: string): { file: string; name: string }[] {
  return [...text.matchAll(/`((?:test|libs|apps)\/[\w./-]+\.spec\.tsx?)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({ file, name }));
}

const missing = (proofs: readonly { file: string; name: string }[]): string[] =>
  proofs
    .filter(({ file, name }) => !existsSync(join(root, file)) || !readFileSync(join(root, file), 'utf8').includes(name))
    .map(({ file, name }) => `${file}: ${name}`);

it('docs/security.md names tests that there are', () => {
  expect(named(page('security.md')).length).toBeGreaterThan(60);
  expect(missing(named(page('security.md')))).toEqual([]);
});

it('docs/security.md proves every requirement it calls met, and says of every other why', () => {
  expect(rows.length).toBeGreaterThan(100);
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  const open = rows.filter(({ state, proof }) => {
    if (state === 'met') return named(proof).length === 0;
    return !['partly', 'not met', 'does not apply'].includes(state) || !/^why: .{10,}/.test(proof);
  });
  expect(open).toEqual([]);
});

it('docs/threat-model.md names tests that there are', () => {
  expect(named(page('threat-model.md')).length).toBeGreaterThan(20);
  expect(missing(named(page('threat-model.md')))).toEqual([]);
});

it('docs/consents.md says of every purpose what it opens and shuts, with a test that there is', () => {
  const lines = page('consents.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | '));
  const purposes = lines.map(([purpose = '']) => purpose.replaceAll(/[|` ]/g, ''));
  expect(purposes.toSorted()).toEqual([...consentPurposes.codes].toSorted());
  expect(
    lines.filter(([, opens = '', shuts = '', proof = '']) => opens.length < 10 || shuts.length < 10 || named(proof).length === 0),
  ).toEqual([]);
  expect(missing(named(page('consents.md')))).toEqual([]);
});
