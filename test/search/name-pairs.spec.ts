import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing, Vault, nameLikeness, phoneDigits } from '@himaya/api/testing';
import { finder, measured, precisionOf, readNamePairs, recallOf, type Measure } from './name-pairs';

const pairs = readNamePairs();
const folder = mkdtempSync(join(tmpdir(), 'himaya-names-'));
const ring = KeyRing.open(join(folder, 'keys.json'));
const find = finder(ring);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a group must not fall under; a group of look-alikes may let so many through. */
const floors: Readonly<Record<string, number>> = {
  'arabic-spelling': 0.9, 'arabic-full': 0.95, 'kurdish-spelling': 0.95, 'arabic-kurdish': 0.9, 'latin-spelling': 0.95, 'arabic-latin': 0.92,
  'kurdish-latin': 0.95, foreign: 0.95, order: 1, missing: 1, typo: 0.7,
}; // prettier-ignore
const letThrough: Readonly<Record<string, number>> = {
  'look-alike-arabic': 0, 'look-alike-kurdish': 0, 'look-alike-latin': 7, 'look-alike-cross': 7, 'full-different': 1,
}; // prettier-ignore

const total = (measures: readonly Measure[]): Omit<Measure, 'group'> => ({
  pairs: measures.reduce((sum, { pairs: n }) => sum + n, 0),
  same: measures.reduce((sum, { same }) => sum + same, 0),
  found: measures.reduce((sum, { found }) => sum + found, 0),
  wronglyFound: measures.reduce((sum, { wronglyFound }) => sum + wronglyFound, 0),
});

describe('the labelled name pairs', () => {
  it('are many, told once each, and two in five are different names', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(400);
    expect(new Set(pairs.map(({ one, other }) => [one, other].sort().join('|'))).size).toBe(pairs.length);
    expect(pairs.filter(({ verdict }) => verdict === 'different').length / pairs.length).toBeGreaterThanOrEqual(0.4);
    expect([...new Set(pairs.map(({ group }) => group))].sort()).toEqual([...Object.keys(floors), ...Object.keys(letThrough)].sort());
  });

  const measures = measured(pairs, (pair) => find(pair).found);
  const rows = measures.map((one) => `| ${one.group} | ${one.pairs} | ${recallOf(one) ?? ''} | ${one.wronglyFound} |`);
  const all = total(measures);

  it('are found and told apart at least this well', () => {
    process.stdout.write(`${rows.join('\n')}\nrecall ${recallOf(all)} precision ${precisionOf(all)}\n`);
    for (const one of measures) {
      const floor = floors[one.group];
      if (floor === undefined) expect([one.group, one.wronglyFound <= (letThrough[one.group] as number)]).toEqual([one.group, true]);
      else expect([one.group, (recallOf(one) as number) >= floor]).toEqual([one.group, true]);
    }
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.93);
    expect(precisionOf(all)).toBeGreaterThanOrEqual(0.96);
  });

  it('give the figures that the page on searching tells', () => {
    const page = readFileSync(join(__dirname, '../../docs/search.md'), 'utf8');
    for (const row of rows) expect(page).toContain(row);
    expect(page).toContain(`recall ${recallOf(all)}, precision ${precisionOf(all)}`);
  });
});

describe('the blind index', () => {
  const { index } = new Vault(ring);
  const person = { given: 'فاطمة', family: 'Invented', alias: null, phone: '+964 770 000 1234', birthYear: 2001 };
  const hex = (tokens: readonly Buffer[]): string[] => tokens.map((token) => token.toString('hex'));

  it('holds at most three tokens of 24 bits for a part of a name', () => {
    for (const { one } of pairs) {
      const parts = one.split(/[^\p{L}\p{M}'’]+/u).length + (/din|دين|دی/u.test(one) || /ال/u.test(one) ? 1 : 0);
      const tokens = index.tokensOf({ given: one, family: null, alias: null, phone: null, birthYear: null });
      expect(tokens.length).toBeLessThanOrEqual(3 * parts);
      expect(tokens.every((token) => token.length === 3)).toBe(true);
    }
  });

  it('keys every field and kind by itself', () => {
    const empty = { given: null, family: null, alias: null, phone: null, birthYear: null };
    const sets = [
      index.tokensOf({ ...empty, given: '20012001' + 'noor' }),
      index.tokensOf({ ...empty, family: '20012001' + 'noor' }),
      index.tokensOf({ ...empty, alias: '20012001' + 'noor' }),
      index.tokensOf({ ...empty, phone: '200120012' }),
      index.tokensOf({ ...empty, birthYear: 200_120_012 }),
    ].map(hex);
    expect(new Set(sets.flat()).size).toBe(sets.flat().length);
  });

  it('asks for a bounded number of tokens however long the question', () => {
    const long = 'Thxcdhzqg'.repeat(4);
    const question = Array.from({ length: 20 }, (_, n) => long + 'abcdefghijklmnopqrst'.charAt(n)).join(' ');
    expect(index.askedTokens(question).flat().length).toBeLessThanOrEqual(6 * 3 * 11);
    expect(index.slippedTokens(question).length).toBeLessThanOrEqual(2 * 3 * 240);
  });

  it('finds telephone numbers by their digits, in any digits and with or without the country', () => {
    const stored = hex(index.tokensOf(person));
    for (const phone of ['0770 000 1234', '٠٧٧٠٠٠٠١٢٣٤', '۰۷۷۰۰۰۰۱۲۳۴', '00964-770-0001234', '(770) 000 1234']) {
      expect([phone, stored.includes((index.phoneToken(phone) as Buffer).toString('hex'))]).toEqual([phone, true]);
    }
    expect(phoneDigits('07700001235')).not.toBe(phoneDigits('07700001234'));
    for (const none of ['123456', 'Noor 7700001234', '', '1'.repeat(16)]) expect(index.phoneToken(none)).toBeNull();
  });

  it('tells nothing without its key', () => {
    const stranger = KeyRing.open(join(folder, 'other.json'));
    expect(hex(new Vault(stranger).index.tokensOf(person))).not.toEqual(hex(index.tokensOf(person)));
  });
});

describe('the likeness of names', () => {
  it('ranks the same spelling first and the fuller agreement before the lesser', () => {
    const same = nameLikeness('Nur Hussein', 'Nur Hussein');
    expect(same).toBe(1);
    const spelt = nameLikeness('Nur Hussein', 'Nour Husain');
    expect(spelt).toBeLessThan(same);
    expect(nameLikeness('Nur Hussein', 'Nour Husain Ali')).toBeLessThan(spelt);
  });

  it('knows nothing in a question without letters, and never finds two names by one', () => {
    for (const empty of ['', '123', '؟!', '\u202e\u200f']) expect(nameLikeness(empty, 'Noor Hassan')).toBe(0);
    expect(nameLikeness('Noor Hassan', 'Noor')).toBe(0);
  });

  it('does not see letters that only turn the writing round or stand for themselves in another form', () => {
    expect(nameLikeness('\u202eNoor\u202c Hassan', 'Noor Hassan')).toBe(1);
    expect(nameLikeness('ﻧﻮﺭ ﺣﺴﻦ', 'نور حسن')).toBe(1);
    expect(nameLikeness('Ｎｏｏｒ', 'Noor')).toBe(1);
  });
});
