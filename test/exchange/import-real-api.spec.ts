import crypto, { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CaseListItem, CaseView, ImportView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, inventedCase } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';
import { booksOfAsking, rowCounts } from '../support/table-states';
import { referralRecords } from './referral-records';
import { ImportCommand, type Ran } from './run-import';
import { htcdsWorkbook, inventedRows } from './workbook';

const published = resolve(__dirname, '../../../shared/data/uk-nrm/referral-records-2023q3.csv');
const real = existsSync(published);

const command = new ImportCommand();
let api: TestApi;
let admin: Client;
let officer: Session;

beforeAll(async () => {
  // Nobody else may write while rows are counted.
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  officer = await api.signIn('police-officer');
});
afterAll(async () => {
  await api.stop();
  command.remove();
});

const port = (): number => Number(new URL(api.origin).port);
const run = (...args: readonly string[]): Promise<Ran> => command.run(port(), args);
const save = (name: string, content: string | Buffer): string => {
  const file = join(command.folder, name);
  writeFileSync(file, content);
  return file;
};

/** What of a case an import may have written: everything but the books about who asked. */
const cases = (): Promise<Record<string, number>> => rowCounts(admin, [...booksOfAsking, 'import_file', 'device', 'outbox_event']);

/** Cases that came out of the file with this many rows, told by one expression over their row. */
async function tally(rows: number, expression: string): Promise<Record<string, number>> {
  const { rows: found } = await admin.query<{ code: string; n: number }>(
    `select ${expression} as code, count(*)::int as n
       from import_file f join import_row r on r.import_id = f.id join case_record c on c.id = r.case_id
       join person_identity i on i.case_id = c.id
       left join lateral (select e.form from exploitation_record e where e.case_id = c.id and ${expression === 'e.form'}) e on true
      where f.rows = $1 group by 1 order by 1`,
    [rows],
  );
  return Object.fromEntries(found.map(({ code, n }) => [code, n]));
}

describe('the published referral records through the command into the database', () => {
  const rows = real ? 4138 : 1000;
  let file: string;

  beforeAll(() => {
    if (!real) console.warn(`The real file was not found at ${published}: an invented one takes its place.`);
    file = real ? published : save('invented.csv', referralRecords(rows));
  });

  it('are resumed where a killed run stopped, and a third run adds nothing', async () => {
    const killed = await command.run(port(), [file, '--skip-bad-rows'], [], {}, /imported \d+ of/);
    expect(killed.code).toBe(-1);
    const resumed = await run(file);
    const [, imported, there] = /^read \d+, imported (\d+), already there (\d+), refused 0$/.exec(resumed.lastLine)!.map(Number);
    expect({ code: resumed.code, sum: imported! + there! }).toEqual({ code: 0, sum: rows });
    expect(imported).toBeGreaterThan(0);
    expect(there).toBeGreaterThan(0);
    console.info(resumed.lines.filter((line) => line.startsWith('imported ')).at(-1));

    const before = await cases();
    expect(await run(file)).toMatchObject({ code: 0, lastLine: `read ${rows}, imported 0, already there ${rows}, refused 0` });
    expect(await cases()).toEqual(before);
  }, 150_000);

  it('are each a case of its own, whole: a door, a key, an identity, a timeline line, a line of the trail', async () => {
    const { rows: found } = await admin.query(
      `select count(distinct c.id)::int as cases, count(g.id)::int as grants, count(a.case_id)::int as doors, count(k.case_id)::int as keys,
              count(i.case_id)::int as identities, count(t.id)::int as told, count(e.id)::int as lines,
              count(distinct c.number)::int as numbers
         from import_file f join import_row r on r.import_id = f.id
         left join case_record c on c.id = r.case_id left join case_grant g on g.case_id = c.id
         left join case_access a on a.case_id = c.id left join case_key k on k.case_id = c.id
         left join person_identity i on i.case_id = c.id
         left join timeline_event t on t.case_id = c.id and t.kind = 'case-imported'
         left join audit_event e on e.case_id = c.id and e.action = 'case.import' and e.subject_id = f.id and e.result = 'done'
        where f.rows = $1`,
      [rows],
    );
    expect(found).toEqual([
      { cases: rows, grants: rows, doors: rows, keys: rows, identities: rows, told: rows, lines: rows, numbers: rows },
    ]);
  });

  it('carry the codes of what the file says', async () => {
    const sexes = await tally(rows, 'c.sex');
    const bands = await tally(rows, 'c.age_band');
    const channels = await tally(rows, 'c.found_by');
    const forms = await tally(rows, 'e.form');
    const nationalities = await tally(rows, `coalesce(i.nationality, 'none')`);
    expect(await tally(rows, `c.found_at::text || ' ' || c.found_at_precision || ' ' || c.governorate`)).toEqual({
      '2023-07-01 quarter outside-country': rows,
    });
    if (!real) {
      expect(sexes).toEqual({ female: rows / 2, male: rows / 2 });
      expect(forms['forced-labour']).toBe(rows / 2);
      return;
    }
    expect(sexes).toEqual({ female: 1001, male: 3133, other: 3, unknown: 1 });
    expect(bands).toEqual({ adult: 2025, child: 1857, unknown: 256 });
    expect(channels).toEqual({
      border: 58, 'labour-inspection': 1, 'local-authority': 963, ngo: 210, 'other-government': 4, police: 970, 'residence-directorate': 1932,
    }); // prettier-ignore
    expect(forms).toEqual({
      'domestic-servitude': 312, 'forced-crime': 1627, 'forced-labour': 1973, 'organ-removal': 4, 'sexual-exploitation': 674, unknown: 507,
    }); // prettier-ignore
    expect(nationalities).toMatchObject({ none: 15, GB: 1044, AL: 815, VN: 321, NA: 5, NE: 3 });
  });

  it('belong to the importing section and to nobody else', async () => {
    const { rows: found } = await admin.query<{ id: string }>(
      'select r.case_id as id from import_file f join import_row r on r.import_id = f.id where f.rows = $1 order by r.row limit 1',
      [rows],
    );
    const id = found[0]!.id;
    const view = expected(await officer.get<CaseView>(`/cases/${id}`), 200);
    expect(view).toMatchObject({ status: 'open', version: 1, foundAtPrecision: 'quarter' });
    expect((await (await api.signIn('police-officer-2')).get(`/cases/${id}`)).status).toBe(404);
    expect((await (await api.signIn('shelter-manager')).get(`/cases/${id}`)).status).toBe(404);
  });
});

it('a dry run asks the server about every row and changes nothing', async () => {
  const before = await cases();
  const ran = await run(save('dry.csv', referralRecords(300)), '--dry-run');
  expect(ran).toMatchObject({ code: 0, lastLine: 'read 300, imported 0, already there 0, refused 0', complaints: '' });
  expect(ran.lines).toContain('dry run: 300 rows would be imported, no case was opened');
  expect(await cases()).toEqual(before);
});

describe('a case number that is another case’s already', () => {
  it('is drawn again, and the import goes on as if nothing had been', async () => {
    // Six bytes are drawn for a number and for nothing else: the first two numbers come out alike.
    const draw = randomBytes.bind(null);
    const spy = jest.spyOn(crypto, 'randomBytes') as unknown as jest.SpyInstance<Buffer, [number]>;
    let left = 2;
    spy.mockImplementation((size) => (size === 6 && left-- > 0 ? Buffer.alloc(6, 0x5a) : draw(size)));
    const ran = await run(save('numbers.csv', referralRecords(7)));
    spy.mockRestore();
    expect(left).toBeLessThan(0);
    expect(ran).toMatchObject({ code: 0, lastLine: 'read 7, imported 7, already there 0, refused 0' });
  });
});

describe('rows', () => {
  it('that are identical are different people', async () => {
    const same = 'X,2023-Q3,Police,Police,Labour,Adult (18 or over),Male,UK';
    const ran = await run(save('same.csv', referralRecords(2, { 1: same, 2: same })));
    expect(ran.lastLine).toBe('read 2, imported 2, already there 0, refused 0');
    expect(await tally(2, 'c.sex')).toEqual({ male: 2 });
  });

  it('of another unit come in again: a file is known within a unit only', async () => {
    const file = save('shared.csv', referralRecords(5));
    expect((await run(file)).lastLine).toBe('read 5, imported 5, already there 0, refused 0');
    expect((await run(file, '--user', 'police-officer-2')).lastLine).toBe('read 5, imported 5, already there 0, refused 0');
    expect((await run(file, '--user', 'police-supervisor')).lastLine).toBe('read 5, imported 0, already there 5, refused 0');
  });

  it('of a file that two commands import at once come in once', async () => {
    const file = save('at-once.csv', referralRecords(350));
    const counts = (await Promise.all([run(file), run(file)])).map(({ code, lastLine }) => {
      const [, imported, there] = /^read 350, imported (\d+), already there (\d+), refused 0$/.exec(lastLine) ?? [];
      return { code, imported: Number(imported), sum: Number(imported) + Number(there) };
    });
    expect(counts.map(({ code, sum }) => [code, sum])).toEqual([
      [0, 350],
      [0, 350],
    ]);
    expect(counts[0]!.imported + counts[1]!.imported).toBe(350);
    expect(Object.values(await tally(350, 'c.sex')).reduce((sum, n) => sum + n)).toBe(350);
  });

  it('by a role that may never import are refused', async () => {
    const before = await cases();
    const ran = await run(save('forbidden.csv', referralRecords(3)), '--user', 'health-provider');
    expect(ran).toMatchObject({ code: 1, complaints: 'the server refused: role.forbidden (403)\n' });
    expect(await cases()).toEqual(before);
  });

  it.each([
    ['the command refuses', 'X,2023-Q3,Police,Police,Piracy,Adult (18 or over),Male,UK', 'exploitation: code.unknown "Piracy"'],
    ['the server refuses', 'X,2099-Q1,Police,Police,Labour,Adult (18 or over),Male,UK', 'quarter: date.future'],
  ])('of which %s one let nothing in, and all others with --skip-bad-rows', async (who, bad, why) => {
    const file = save(`${who}.csv`, referralRecords(220, { 120: bad, 1: 'X,2023-Q2,Police,Police,Labour,Child (17 or under),Female,UK' }));
    const before = await cases();
    const ran = await run(file);
    expect(ran).toMatchObject({ code: 1, lastLine: 'read 220, imported 0, already there 0, refused 1' });
    expect(ran.lines).toContain(`  row 120 (line 121), ${why}`);
    expect(await cases()).toEqual(before);
    const skipped = await run(file, '--skip-bad-rows');
    expect(skipped).toMatchObject({ code: 0, lastLine: 'read 220, imported 219, already there 0, refused 1' });
    const after = await cases();
    expect(after['public.case_record']! - before['public.case_record']!).toBe(219);
    expect(await run(file, '--skip-bad-rows')).toMatchObject({ lastLine: 'read 220, imported 0, already there 219, refused 1' });
    expect(await cases()).toEqual(after);
  });
});

describe('a client that sends rows by itself', () => {
  const row = { row: 1, case: { ...inventedCase, exploitation: [] }, identificationStatus: 'presumed' };
  const start = async (as: Session, changes: object = {}): Promise<Answer<ImportView>> =>
    as.post<ImportView>('/exchange/imports', { fileHash: 'ab'.repeat(32), format: 'uk-nrm-csv', rows: 3, ...changes });

  it('may send them again, not those of another file or unit, and not two under one number', async () => {
    const { id } = expected(await start(officer), 200);
    const send = (as: Session, rows: readonly object[], to: string = id): Promise<Answer> =>
      as.post(`/exchange/imports/${to}/rows`, { rows });
    const changed = await cases();
    await send(officer, [row, { ...row, row: 3 }]);
    const after = await cases();
    expect(after['public.case_record']! - changed['public.case_record']!).toBe(2);

    expect((await send(officer, [row, { ...row, row: 3 }])).body).toEqual({ imported: 0, alreadyThere: 2, refused: [] });
    expect(expected(await start(officer), 200)).toMatchObject({ id, imported: 2, done: [[1, 1], [3, 3]] }); // prettier-ignore
    expect((await send(officer, [{ ...row, row: 4 }])).body).toMatchObject({ imported: 0, refused: [{ row: 4 }] });
    expect(blamed(await send(officer, [row, row]))).toEqual(['rows: list.repeated']);
    expect(blamed(await send(officer, []))).toEqual(['rows: required']);
    expect(
      blamed(
        await send(
          officer,
          Array.from({ length: 201 }, (_, n) => ({ ...row, row: n + 1 })),
        ),
      ),
    ).toEqual(['rows: list.too-long']);
    expect(blamed(await send(officer, [{ ...row, case: { ...row.case, foundAt: '2026-02-30' } }]))).toEqual([
      'rows.0.case.foundAt: date.invalid',
    ]);
    expect(refusal(await send(await api.signIn('police-officer-2'), [row]))).toBe('404 not-found');
    expect(refusal((await start(officer, { rows: 4 })) as unknown as Answer)).toBe('422 import.mapping');
    expect(refusal((await start(officer, { format: 'htcds-workbook' })) as unknown as Answer)).toBe('422 import.mapping');
    expect(blamed((await start(officer, { fileHash: 'AB'.repeat(32) })) as unknown as Answer)).toEqual(['fileHash: value.invalid']);
    expect(await cases()).toEqual(after);
  });
});

describe('a filled HTCDS workbook', () => {
  it('arrives with 200 people, found by name and written nowhere in the clear', async () => {
    const people = inventedRows(200).map((row, index) =>
      index === 16 ? { ...row, 'First Name': 'Zarqundabel', 'Second Name': 'Testworth', 'Mobile Phone': '+9647000999999' } : row,
    );
    const file = save('people.xlsx', await htcdsWorkbook(people));
    const ran = await run(file);
    expect(ran).toMatchObject({ code: 0, lastLine: 'read 200, imported 200, already there 0, refused 0', complaints: '' });
    expect((await run(file)).lastLine).toBe('read 200, imported 0, already there 200, refused 0');

    const { items } = expected(await officer.post<{ items: CaseListItem[] }>('/cases/search', { q: 'testworth zarqundabel' }), 200);
    expect(items).toHaveLength(1);
    const found = expected(await officer.get<CaseView>(`/cases/${items[0]!.id}`), 200);
    expect(found.person).toMatchObject({ givenName: 'Zarqundabel', familyName: 'Testworth', phone: '+9647000999999' });

    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'guard') and c.relkind = 'r'`,
    );
    const secrets = ['Zarqundabel', 'Testworth', '+9647000', 'Invented-42', 'No Such Street'].flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
    ]);
    const leaks: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await admin.query(
        `select from ${name} t where exists (select from unnest($1::text[]) s where position(s in t::text) > 0) limit 1`,
        [secrets],
      );
      if (rowCount) leaks.push(name);
    }
    expect(rows.length).toBeGreaterThan(20);
    expect(leaks).toEqual([]);
  });
});
