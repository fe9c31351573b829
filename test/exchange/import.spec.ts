import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportServer } from './import-server';
import { referralRecords } from './referral-records';
import { ImportCommand, type Ran } from './run-import';
import { htcdsWorkbook, inventedRows } from './workbook';

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

describe('a CSV of referral records', () => {
  it('is shown, checked and imported, and a second run adds nothing', async () => {
    const file = save('records.csv', referralRecords(250));
    const first = await run(file);
    expect(first).toMatchObject({ code: 0, lastLine: 'read 250, imported 250, already there 0, refused 0', complaints: '' });
    expect(first.lines[0]).toBe('records.csv: uk-nrm-csv, 8 columns');
    expect(first.lines.findIndex((line) => line.includes('foundAt'))).toBeLessThan(
      first.lines.findIndex((line) => line.startsWith('250 rows read')),
    );
    expect(first.lines.filter((line) => /^imported \d+ of 250 rows \(\d+ %\), \d+ rows\/s$/.test(line))).toHaveLength(3);
    expect(server.calls.map(({ dryRun }) => dryRun)).toEqual([true, true, true, false, false, false]);

    const second = await run(file);
    expect(second).toMatchObject({ code: 0, lastLine: 'read 250, imported 0, already there 250, refused 0' });
    expect(server.imported).toHaveLength(250);
  });

  it('keeps identical rows apart: they are different people', async () => {
    const same = 'X,2023-Q3,Police,Police,Labour,Adult (18 or over),Male,UK';
    const file = save('same.csv', referralRecords(3, { 1: same, 2: same, 3: same }));
    expect((await run(file)).lastLine).toBe('read 3, imported 3, already there 0, refused 0');
    expect(server.imported.map(({ row, case: { person } }) => [row, person.alias])).toEqual([
      [1, 'row 1'],
      [2, 'row 2'],
      [3, 'row 3'],
    ]);
  });

  it('with bad rows imports nothing and lists each with its column and word', async () => {
    const file = save(
      'bad.csv',
      referralRecords(150, { 7: 'X,2023-Q9,Police,Police,Piracy,Adult (18 or over),Male,UK', 149: 'X,2023-Q3' }),
    );
    const list = join(command.folder, 'errors.csv');
    const ran = await run(file, '--errors', list);
    expect(ran).toMatchObject({ code: 1, lastLine: 'read 150, imported 0, already there 0, refused 2' });
    expect(ran.lines).toContain('  row 7 (line 8), quarter: date.invalid "2023-Q9"');
    expect(ran.lines).toContain('  row 149 (line 150), row: row.cell-count');
    expect(server.calls).toEqual([]);
    expect(readFileSync(list, 'utf8').split('\r\n')).toEqual([
      'row,place,column,code,word',
      '"7","line 8","quarter","date.invalid","2023-Q9"',
      '"7","line 8","exploitation","code.unknown","Piracy"',
      '"149","line 150","row","row.cell-count",""',
      '',
    ]);
    expect(statSync(list).mode & 0o077).toBe(0);
  });

  it('with --skip-bad-rows imports the rest, and says the same again', async () => {
    const file = save('skip.csv', referralRecords(150, { 7: 'X' }));
    expect(await run(file, '--skip-bad-rows')).toMatchObject({ code: 0, lastLine: 'read 150, imported 149, already there 0, refused 1' });
    expect(await run(file, '--skip-bad-rows')).toMatchObject({ code: 0, lastLine: 'read 150, imported 0, already there 149, refused 1' });
  });

  it('shows the first fifty errors, writes all of them, and turns no cell into a formula', async () => {
    const bad = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [index + 1, 'X,2023-Q3,Police,Police,=1+1,Adult (18 or over),Male,UK']),
    );
    const list = join(command.folder, 'many.csv');
    const ran = await run(save('many-bad.csv', referralRecords(60, bad)), '--errors', list);
    expect(ran.lines.filter((line) => line.startsWith('  row '))).toHaveLength(50);
    expect(ran.lines).toContain('  … and 10 more errors; the full list is in the errors file');
    const written = readFileSync(list, 'utf8').trimEnd().split('\r\n');
    expect(written).toHaveLength(61);
    expect(written[1]).toContain(`"'=1+1"`);
  });

  it('in a dry run asks the server about every row and opens no case', async () => {
    server.refuse = ({ row }) => (row === 120 ? [{ path: 'case.person.nationality', code: 'code.unknown' }] : []);
    const ran = await run(save('dry.csv', referralRecords(130)), '--dry-run');
    expect(ran).toMatchObject({ code: 1, lastLine: 'read 130, imported 0, already there 0, refused 1' });
    expect(ran.lines).toContain('  row 120 (line 121), nationality: code.unknown');
    expect(ran.lines).toContain('dry run: 129 rows would be imported, no case was opened');
    expect(server.calls).toEqual([
      { dryRun: true, rows: 100 },
      { dryRun: true, rows: 30 },
    ]);
    expect(server.imported).toEqual([]);
  });

  it('with a row the server refuses imports nothing, or all others with --skip-bad-rows', async () => {
    server.refuse = ({ row }) => (row === 120 ? [{ path: 'case.foundAt', code: 'date.future' }] : []);
    const file = save('refused.csv', referralRecords(130));
    expect(await run(file)).toMatchObject({ code: 1, lastLine: 'read 130, imported 0, already there 0, refused 1' });
    expect(server.imported).toEqual([]);
    const skipped = await run(file, '--skip-bad-rows');
    expect(skipped).toMatchObject({ code: 0, lastLine: 'read 130, imported 129, already there 0, refused 1' });
    expect(skipped.lines).toContain('  row 120 (line 121), quarter: date.future');
  });

  it('cut off half-way goes on where it stopped', async () => {
    const file = save('cut.csv', referralRecords(350));
    server.refuse = ({ row }) => {
      if (row === 250 && server.calls.filter(({ dryRun }) => !dryRun).length > 0) server.faults.push(500);
      return [];
    };
    const cut = await run(file);
    expect(cut.code).toBe(1);
    expect(cut.complaints).toBe('the server refused: internal (500)\n');
    expect(server.imported).toHaveLength(300);
    server.refuse = () => [];
    expect(await run(file)).toMatchObject({ code: 0, lastLine: 'read 350, imported 50, already there 300, refused 0' });
  });

  it('outlasts a server that is away for a moment or never answers a call', async () => {
    server.faults.push('hang-up', 503);
    expect(await run(save('away.csv', referralRecords(20)))).toMatchObject({
      code: 0,
      lastLine: 'read 20, imported 20, already there 0, refused 0',
    });
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['nothing.csv', '', 'file.empty'],
    ['picture.csv', Buffer.from([0x89, 0x50, 0, 1]), 'file.unknown-format'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file.encrypted-or-old-workbook'],
    ['cut.xlsx', Buffer.from('PK\u0003\u0004 and no more', 'latin1'), 'file.unreadable'],
    ['quote.csv', `${referralRecords(0)}"never closed\n`, 'file.unreadable'],
    ['other.csv', 'name,age\nA,1\n', 'import.mapping'],
    ['counts.csv', referralRecords(1).replace('nationality\n', 'nationality,people\n'), 'column.counts'],
  ])('%s is refused with its reason', async (name, content, problem) => {
    const ran = await run(save(name, content));
    expect(ran).toMatchObject({ code: 1, lastLine: expect.stringMatching(/^read 0, imported 0, already there 0, refused 0$/) });
    expect(ran.complaints).toContain(problem);
  });

  it('that is a truncated workbook is refused, not half imported', async () => {
    const whole = await htcdsWorkbook(inventedRows(50));
    const ran = await run(save('half.xlsx', whole.subarray(0, whole.length / 2)));
    expect(ran).toMatchObject({ code: 1, lastLine: 'read 0, imported 0, already there 0, refused 0' });
    expect(server.imported).toEqual([]);
  });

  it('that is a workbook with a broken part is refused, not half imported', async () => {
    const whole = await htcdsWorkbook(inventedRows(200));
    const sheet = whole.indexOf('xl/worksheets/sheet1.xml');
    const ran = await run(
      save('broken.xlsx', Buffer.concat([whole.subarray(0, sheet + 400), Buffer.alloc(2000, 0x5a), whole.subarray(sheet + 2400)])),
    );
    expect(ran).toMatchObject({ code: 1, lastLine: expect.stringContaining('imported 0'), complaints: 'broken.xlsx: file.unreadable\n' });
    expect(server.imported).toEqual([]);
  });

  it('is named without its folder', async () => {
    const ran = await run(join(command.folder, 'missing.csv'));
    expect(ran).toMatchObject({ code: 1, complaints: 'missing.csv: ENOENT\n' });
  });
});

describe('the command', () => {
  it.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--no-such-option']], [['a.csv', '--errors', './a.csv']]])(
    'with %j ends with 2 and its usage',
    async (args) => {
      const ran = await run(...args);
      expect(ran.code).toBe(2);
      expect(ran.complaints).toContain('npm run import -- <file>');
    },
  );

  it('with a wrong password says so and imports nothing', async () => {
    const file = save('password.csv', referralRecords(2));
    const ran = await command.run(server.port, [file], [], { HIMAYA_PASSWORD: 'wrong' });
    expect(ran).toMatchObject({ code: 1, complaints: 'the server refused: sign-in.failed (401)\n' });
  });

  it('uses the demo password on no other database', async () => {
    const file = save('database.csv', referralRecords(2));
    const ran = await command.run(server.port, [file], [], { DATABASE_URL: 'postgres://invented' });
    expect(ran).toMatchObject({ code: 1, complaints: expect.stringContaining('HIMAYA_PASSWORD is not set') });
  });
});
