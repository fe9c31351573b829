import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { htcds } from '@himaya/domain/reference';
import { ImportServer } from './import-server';
import { referralRecords } from './referral-records';
import { ImportCommand, type Ran } from './run-import';

const folder = resolve(__dirname, '../../../shared/data');
const command = new ImportCommand();
const server = new ImportServer();
const run = (name: string): Promise<Ran> => command.run(server.port, [resolve(folder, name)]);

beforeAll(() => server.listen());
afterAll(async () => {
  await server.close();
  command.remove();
});

const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((other) => other === word).length]));

// The real files are not carried in the repository; where somebody has laid them beside it they are read whole.
if (existsSync(folder)) {
  describe('the published referral records of 2023-Q3', () => {
    it('arrive whole, each as a case with our codes', async () => {
      const ran = await run('uk-nrm/referral-records-2023q3.csv');
      expect(ran).toMatchObject({ code: 0, lastLine: 'read 4138, imported 4138, already there 0, refused 0', complaints: '' });
      expect(ran.lines).toContain('  nationality: value.no-iso-code "Kosovan" × 8');

      const cases = server.imported.map((row) => row.case);
      expect(tally(cases.map(({ person }) => person.sex))).toEqual({ female: 1001, male: 3133, other: 3, unknown: 1 });
      expect(tally(cases.map(({ person }) => String(person.ageBand)))).toEqual({ adult: 2025, child: 1857, unknown: 256 });
      expect(tally(cases.map(({ foundBy }) => foundBy))).toEqual({
        border: 58,
        'labour-inspection': 1,
        'local-authority': 963,
        ngo: 210,
        'other-government': 4,
        police: 970,
        'residence-directorate': 1932,
      });
      expect(tally(cases.flatMap(({ exploitation }) => exploitation.map(({ form }) => form)))).toEqual({
        'domestic-servitude': 312,
        'forced-crime': 1627,
        'forced-labour': 1973,
        'organ-removal': 4,
        'sexual-exploitation': 674,
        unknown: 507,
      });
      expect(
        cases.every((one) => one.foundAt === '2023-07-01' && one.foundAtPrecision === 'quarter' && one.governorate === 'outside-country'),
      ).toBe(true);
      expect(cases.every(({ exploitation }) => exploitation.every((record) => record.acts.length === 0 && record.means.length === 0))).toBe(
        true,
      );

      const iso = new Set(htcds.codeLists.iso3166Alpha2.values.map(({ code }) => code));
      const nationalities = tally(cases.map(({ person }) => person.nationality ?? 'none'));
      expect(Object.keys(nationalities).filter((code) => code !== 'none' && !iso.has(code))).toEqual([]);
      expect(nationalities).toMatchObject({ none: 15, GB: 1044, AL: 815, VN: 321, NA: 5, NE: 3 });
    });

    it('of six quarters are counts and are refused as such', async () => {
      const ran = await run('uk-nrm/referral-cells-2022q2-2023q3.csv');
      expect(ran.code).toBe(1);
      expect(ran.complaints).toContain('people: column.counts');
    });
  });

  describe("the standard's own workbooks", () => {
    it.each(['plain', 'validated'])('%s: all columns understood, no rows', async (kind) => {
      const ran = await run(`htcds/htcds-workbook-${kind}-2.0.xlsx`);
      expect(ran).toMatchObject({ code: 0, lastLine: 'read 0, imported 0, already there 0, refused 0', complaints: '' });
      expect(ran.lines[0]).toContain('htcds-workbook, 38 columns');
      expect(ran.lines.filter((line) => line.includes('header.'))).toEqual(
        ['N', 'O', 'Q', 'R'].map((letter) => `  column ${letter}: header.disagrees`),
      );
    });

    it('and its survey form, which is no case sheet, are told apart', async () => {
      const ran = await run('htcds/htcds_xlsform.xlsx');
      expect(ran).toMatchObject({ code: 1, complaints: expect.stringContaining('import.mapping') });
    });
  });
} else {
  it('without the real files an invented one of their shape arrives whole', async () => {
    console.warn(`The real files were not found in ${folder}: an invented one takes their place.`);
    const file = resolve(command.folder, 'invented.csv');
    writeFileSync(file, referralRecords(500));
    expect(await run(file)).toMatchObject({ code: 0, lastLine: 'read 500, imported 500, already there 0, refused 0' });
  });
}
