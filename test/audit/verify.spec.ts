import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noSealBefore, openSigningKey, SealCopy, Sealer, sealToText, signSeal } from '@himaya/api/testing';
import type { Client } from 'pg';
import { aloneDatabase, type TestDatabase } from '../support/cluster';
import { appendLines, Trail, unguard } from './trail';

let database: TestDatabase;
let trail: Trail;
let app: Client;
let owner: Client;
let copyFile: string;

/** Three seals of four, three and five lines, then two lines that no seal covers. */
beforeAll(async () => {
  database = await aloneDatabase();
  trail = new Trail(database);
  app = await database.asApp();
  owner = await database.asOwner();
  for (const count of [4, 3, 5]) {
    await appendLines(app, count - 1);
    await appendLines(app, 1, 'session.sign-out');
    await trail.sealer.round();
  }
  await appendLines(app, 2);
  await unguard(owner);
  copyFile = new SealCopy(database.sealing.copyFolder).files()[0]!;
});
afterAll(() => database.drop());

/** Does something to the database that the verification must find, and takes it back. */
async function after(tamper: string, verify: () => Promise<{ code: number; said: string }> = () => trail.verify()) {
  await owner.query('create temporary table kept_event as select * from audit_event');
  await owner.query('create temporary table kept_seal as select * from audit_seal');
  try {
    await owner.query(tamper);
    return await verify();
  } finally {
    await owner.query('delete from audit_event; delete from audit_seal');
    await owner.query('insert into audit_event select * from kept_event; insert into audit_seal select * from kept_seal');
    await owner.query('drop table kept_event, kept_seal');
  }
}

/** Does something to the copy, and takes it back. */
async function afterCopy(change: (lines: string[]) => string[], verify = () => trail.verify()) {
  const kept = readFileSync(copyFile);
  try {
    writeFileSync(
      copyFile,
      change(kept.toString().trimEnd().split('\n'))
        .map((line) => `${line}\n`)
        .join(''),
    );
    return await verify();
  } finally {
    writeFileSync(copyFile, kept);
  }
}

/** The n-th line of the trail, counted from one, in the order of its seals. */
const nth = (n: number): string => `(select id from audit_event order by xact, at, id limit 1 offset ${n - 1})`;
const intact = /^INTACT {2}12 lines under 3 seals; 2 younger lines are not sealed yet\nhead 3:[0-9a-f]{64}$/;

it('an untouched trail is intact, and its last two lines are said not to be sealed', async () => {
  expect(await trail.verify()).toEqual({ code: 0, said: expect.stringMatching(intact) as string });
});

describe('what the owner of the database does to lines is named by its first line', () => {
  it.each([
    ['an update', `update audit_event set result = 'done' where id = ${nth(6)}`, /^BROKEN {2}line 6: it was changed: /],
    [
      'an update of the address',
      `update audit_event set address = '198.51.100.9' where id = ${nth(12)}`,
      /^BROKEN {2}line 12: it was changed/,
    ],
    ['a deletion', `delete from audit_event where id = ${nth(5)}`, /^BROKEN {2}line 5: it was deleted/],
    ['a deletion of the first line', `delete from audit_event where id = ${nth(1)}`, /^BROKEN {2}line 1: it was deleted/],
    [
      'a line written into a sealed transaction',
      `insert into audit_event (at, xact, action, result) select at + interval '1 us', xact, 'case.read', 'done' from audit_event where id = ${nth(6)}`,
      /^BROKEN {2}line 7: a line was inserted before it: .*, dated /,
    ],
    [
      'a line written behind the last of a seal',
      `insert into audit_event (at, xact, action, result) select at + interval '1 us', xact, 'case.read', 'done' from audit_event where id = ${nth(4)}`,
      /^BROKEN {2}line 4: a line was inserted after it/,
    ],
    [
      'two lines that changed places',
      `update audit_event e set at = o.at from audit_event o
        where (e.id, o.id) in ((${nth(9)}, ${nth(10)}), (${nth(10)}, ${nth(9)}))`,
      /^BROKEN {2}line 9: it was changed/,
    ],
    [
      'a line moved into a younger transaction',
      `update audit_event set xact = (select max(xact) from audit_event) where id = ${nth(3)}`,
      /^BROKEN {2}line 3: it was deleted/,
    ],
    [
      'a cut tail',
      `delete from audit_event where xact >= (select xact_from from audit_seal where seq = 3)`,
      /^BROKEN {2}line 8: it was deleted/,
    ],
    [
      'a cut tail with its seal',
      `with cut as (delete from audit_seal where seq = 3 returning xact_from) delete from audit_event using cut where xact >= cut.xact_from`,
      /^BROKEN {2}line 8: seal 3 is gone from the database, and it was deleted/,
    ],
    ['a seal that is gone alone', 'delete from audit_seal where seq = 2', /^BROKEN {2}line 5: seal 2 is gone from the database$/m],
    ['everything gone', 'truncate audit_event, audit_seal', /^BROKEN {2}line 1: seal 1 is gone/],
  ])('%s', async (_, tamper, said) => {
    expect(await after(tamper)).toEqual({ code: 1, said: expect.stringMatching(said) as string });
    expect(await trail.verify()).toEqual({ code: 0, said: expect.stringMatching(intact) as string });
  });

  it('a line dated back in a transaction of today, once it is sealed', async () => {
    const said = await after(
      `insert into audit_event (at, action, result) values (now() - interval '10 minutes', 'case.read', 'done')`,
      async () => {
        const kept = readFileSync(copyFile);
        await trail.sealer.round();
        const verdict = await trail.verify();
        writeFileSync(copyFile, kept);
        return verdict;
      },
    );
    expect(said).toEqual({
      code: 1,
      said: expect.stringMatching(/^BROKEN {2}line 15: it is dated before its transaction began/) as string,
    });
  });
});

describe('what is done to seals and copy', () => {
  /** A line changed and the whole chain made anew, by somebody who has a key, but not ours. */
  async function forged(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'himaya-forged-'));
    const key = openSigningKey(join(folder, 'forger.pem'));
    expect(key.keyId).toMatch(/^[0-9a-f]{16}$/);
    await owner.query('delete from audit_seal');
    await new Sealer({ ...database.sealing, keyFile: join(folder, 'forger.pem'), copyFolder: join(folder, 'copy') }).round();
    return join(folder, 'copy');
  }

  it('a replaced seal in the database', async () => {
    const tamper = `update audit_seal s set hash = o.hash, signature = o.signature from audit_seal o where s.seq = 2 and o.seq = 1`;
    expect((await after(tamper)).said).toMatch(/^BROKEN {2}line 5: seal 2 of the database was replaced/);
  });

  it('a copy swapped for one that another key signed, with a database sealed anew to fit', async () => {
    const said = await after(`update audit_event set result = 'done' where id = ${nth(2)}`, async () =>
      trail.verify('--copy', await forged()),
    );
    expect(said).toEqual({
      code: 1,
      said: expect.stringMatching(/^BROKEN {2}seal 1 of the copy .* is not signed by a key that was given/) as string,
    });
  });

  it('a database sealed anew by another key, beside the true copy', async () => {
    const said = await after(`update audit_event set result = 'done' where id = ${nth(2)}`, async () => {
      await forged();
      return trail.verify();
    });
    expect(said.said).toMatch(/^BROKEN {2}line 2: it was changed/);
  });

  it.each([
    ['a cut copy', (lines: string[]) => lines.slice(0, 2), /^BROKEN {2}line 8: the copy ends before it, the database has seals up to 3/],
    ['an empty copy', () => [], /^BROKEN {2}line 1: the copy ends before it/],
    ['a copy without its second seal', (lines: string[]) => lines.toSpliced(1, 1), /seal 3 of the copy \(line 8 on, .*\) follows seal 1/],
    ['a copy in another order', (lines: string[]) => [lines[1]!, lines[0]!, lines[2]!], /seal 2 of the copy .* follows seal none/],
    [
      'a seal that was changed',
      (lines: string[]) => lines.map((line) => line.replace('"firstLine":"5"', '"firstLine":"6"')),
      /seal 2 of the copy/,
    ],
    [
      'a seal that says otherwise when it was made',
      (lines: string[]) => lines.map((line) => line.replace(/"nextXact":"\d+"/, '"nextXact":"1"')),
      /seal 1 of the copy .* is not what its hash says/,
    ],
    [
      'a seal of the own key that continues another trail',
      (lines: string[]) => {
        const seal = new SealCopy(database.sealing.copyFolder).last()!;
        return [...lines.slice(0, 2), sealToText(signSeal(openSigningKey(database.sealing.keyFile), { ...seal, previous: noSealBefore }))];
      },
      /seal 3 of the copy .* does not continue the seal before it/,
    ],
    ['a line that is no seal', (lines: string[]) => ['{}', ...lines], /the copy was changed at .*:1: no seal stands there/],
    ['a last line that is half a seal of another', (lines: string[]) => [...lines, '{"seq":"9"'], /the copy was changed at .*:4/],
  ])('%s', async (_, change, said) => {
    expect(await afterCopy(change)).toEqual({ code: 1, said: expect.stringMatching(said) as string });
  });

  it('a cut of database and copy alike, where a head was written down', async () => {
    const head = /head (\S+)/.exec((await trail.verify()).said)![1]!;
    const cut =
      'with cut as (delete from audit_seal where seq = 3 returning xact_from) delete from audit_event using cut where xact >= cut.xact_from';
    const both = (...more: string[]) =>
      after(cut, () =>
        afterCopy(
          (lines) => lines.slice(0, 2),
          () => trail.verify(...more),
        ),
      );
    expect((await both('--head', head)).said).toMatch(/^BROKEN {2}line 8: the seal that was written down \(3\) is gone/);
    // Without it nothing is left that could tell.
    expect((await both()).code).toBe(0);
  });

  it('a copy that cannot be read, a key that is none, a database that is not there: not verified', async () => {
    expect((await trail.verify('--key', copyFile)).code).toBe(2);
    expect((await trail.verify('--database', 'postgres://nobody@127.0.0.1:1/none')).code).toBe(2);
    expect((await trail.verify('--no-such-option')).code).toBe(2);
  });
});

describe('a sealer that finds database and copy at odds', () => {
  it('seals nothing over a cut database, or over a seal that is not its own', async () => {
    await expect(
      after('delete from audit_seal where seq = 3', async () => ({ code: 0, said: String(await trail.sealer.round()) })),
    ).rejects.toThrow('nothing is sealed');
    const folder = mkdtempSync(join(tmpdir(), 'himaya-other-'));
    const other = new Sealer({ ...database.sealing, keyFile: join(folder, 'other.pem'), copyFolder: join(folder, 'copy') });
    await expect(other.round()).rejects.toThrow('is not signed by a key that was given');
    expect(new SealCopy(join(folder, 'copy')).last()).toBeNull();
  });

  it('ends what a crash left unfinished, and the verification knows it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'himaya-torn-'));
    cpSync(database.sealing.copyFolder, folder, { recursive: true });
    const copy = new SealCopy(folder);
    const [file] = copy.files() as [string];
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${lines[0]}\n${lines[1]}\n`);
    appendFileSync(file, sealToText(new SealCopy(database.sealing.copyFolder).last()!).slice(0, 90));
    expect(copy.last()?.seq).toBe('2');
    await new Sealer({ ...database.sealing, copyFolder: folder }).round();
    expect(readFileSync(file, 'utf8').split('\n')[3]).toBe(lines[2]);
    expect((await trail.verify('--copy', folder)).code).toBe(0);
  });
});
