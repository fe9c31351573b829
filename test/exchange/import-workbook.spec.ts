import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, detectionChannels, exploitationForms, governorates, identificationStatuses, means, sexes } from '@himaya/domain';
import { ImportServer } from './import-server';
import { ImportCommand, type Ran } from './run-import';
import { htcdsWorkbook, inventedRows, withMacro, type SheetRow } from './workbook';

const command = new ImportCommand();
let server: ImportServer;

const save = (name: string, content: string | Buffer): string => {
  const file = join(command.folder, name);
  writeFileSync(file, content);
  return file;
};
const run = (...args: readonly string[]): Promise<Ran> => command.run(server.port, args);

beforeEach(async () => {
  server = new ImportServer();
  await server.listen();
});
afterEach(() => server.close());
afterAll(() => command.remove());

describe('an HTCDS workbook', () => {
  const codesOf = (list: { has(code: unknown): boolean }, codes: readonly unknown[]) => codes.filter((code) => !list.has(code));

  it.each(['.xlsx', '.xlsm'])('%s of 200 invented rows arrives whole, with correct codes', async (extension) => {
    const plain = await htcdsWorkbook(inventedRows(200, extension === '.xlsm'));
    const file = save(`invented${extension}`, extension === '.xlsm' ? await withMacro(plain) : plain);
    const ran = await run(file);
    expect(ran).toMatchObject({ code: 0, lastLine: 'read 200, imported 200, already there 0, refused 0', complaints: '' });
    expect(ran.lines.filter((line) => line.includes('header.disagrees'))).toHaveLength(4);

    const rows = server.imported;
    const exploitation = rows.flatMap((row) => row.case.exploitation);
    expect(
      codesOf(
        sexes,
        rows.map((row) => row.case.person.sex),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        governorates,
        rows.map((row) => row.case.governorate),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        detectionChannels,
        rows.map((row) => row.case.foundBy),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        identificationStatuses,
        rows.map((row) => row.identificationStatus),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        exploitationForms,
        exploitation.map(({ form }) => form),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        acts,
        exploitation.flatMap((record) => record.acts),
      ),
    ).toEqual([]);
    expect(
      codesOf(
        means,
        exploitation.flatMap((record) => record.means),
      ),
    ).toEqual([]);
    expect(rows.map((row) => row.case.person.givenName)).toEqual(Array.from({ length: 200 }, (_, index) => `Invented-${index + 1}`));
    expect(rows.slice(0, 7).map((row) => [row.case.foundAt, row.case.foundAtPrecision])).toEqual([
      ['2021-03-05', 'day'],
      ['2021-03-05', 'day'],
      ['2021-03-05', 'day'],
      ['2021-03-01', 'month'],
      ['2021-01-01', 'year'],
      ['2021-01-01', 'quarter'],
      ['2021-03-05', 'day'],
    ]);
  });

  it('keeps several choices of one cell apart', async () => {
    const row: SheetRow = {
      'Incoming Referral Date': '2021-03-05',
      'Type of Exploitation': 'Forced labour; Sexual exploitation; Forced begging',
      'Methods of Control': 'Physical abuse; Debt bondage ; False promises',
      Citizenship: 'NA',
    };
    expect(await run(save('several.xlsm', await withMacro(await htcdsWorkbook([row]))))).toMatchObject({ code: 0, complaints: '' });
    expect(server.imported[0]?.case).toMatchObject({
      person: { nationality: 'NA' },
      exploitation: ['forced-labour', 'sexual-exploitation', 'begging'].map((form) => ({
        form,
        acts: [],
        means: ['force', 'coercion', 'deception'],
      })),
    });
  });

  it('counts rows by their place, so that an empty row between moves nobody', async () => {
    const rows: SheetRow[] = [{ 'Incoming Referral Date': '2021' }, {}, { 'Incoming Referral Date': '2022' }];
    expect((await run(save('gap.xlsx', await htcdsWorkbook(rows)))).lastLine).toBe('read 2, imported 2, already there 0, refused 0');
    expect(server.imported.map(({ row }) => row)).toEqual([1, 3]);
  });

  it('keeps every letter of Arabic names, wherever the unpacked bytes are cut', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `مُختلَق${'ـ'.repeat(index % 7)} ${index}`);
    const rows = names.map((name) => ({ 'First Name': name, 'Incoming Referral Date': '2021' }));
    await run(save('arabic.xlsx', await htcdsWorkbook(rows)));
    expect(server.imported.map((row) => row.case.person.givenName)).toEqual(names);
  });

  it('never repeats a name, a birth date or a telephone, wherever it is wrong', async () => {
    const secret = 'Unrepeatable';
    const rows: SheetRow[] = [
      {
        'First Name': secret,
        'Second Name': secret,
        Birthdate: secret,
        'Mobile Phone': secret,
        Gender: 'Femine',
        'Incoming Referral Date': secret,
      },
    ];
    const list = join(command.folder, 'silent.csv');
    const ran = await run(save('silent.xlsx', await htcdsWorkbook(rows)), '--errors', list);
    expect(ran.lastLine).toBe('read 1, imported 0, already there 0, refused 1');
    expect(ran.lines).toContain('  row 1 (sheet row 3), Gender: code.unknown "Femine"');
    expect([...ran.lines, ran.complaints, readFileSync(list, 'utf8')].join('\n')).not.toContain(secret);
  });
});
