import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Printer } from '@himaya/api/testing';
import { interfaceLanguages, type CheckPaperView, type PaperKeyView, type PrintedPaperView } from '@himaya/domain';
import { declaredMeasures } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, nameOf, openCase, referTo, step, unitOf } from '../support/main-job';
import { traces } from '../support/paper-packets';
import { asDrawn, glyphsPerCharacter, pdfText } from '../support/pdf-text';
import { refusal } from '../support/refusals';

const root = resolve(__dirname, '../..');
/** Typst would set, evaluate or fail on each of these, were they read as markup; and two turners that make a text read otherwise. */
const alias = 'A. #panic("x") $x^2$ *b* _i_ `c` <l> @r \\ // ] #let';

let api: TestApi;
let guard: Client;
let officer: Session;
let shelter: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  officer = await api.signIn('police-officer');
  shelter = await api.signIn('shelter-caseworker');
});
beforeEach(() => guard.query('delete from guard.sign_in_failure'));
afterAll(() => api.stop());

/** As it is asked for, well or badly. */
const printing = (as: Session, caseId: string, categories: string[] = ['core'], language = 'en') =>
  as.post(`/cases/${caseId}/record-sheets`, { language, categories });
const print = (as: Session, caseId: string, categories: string[] = ['core'], language = 'en') =>
  as.post<PrintedPaperView>(`/cases/${caseId}/record-sheets`, { language, categories });
const check = (body: object) => api.call<CheckPaperView>('POST', '/papers/checks', { body });
const checking = (body: object) => api.call('POST', '/papers/checks', { body });
const bytesOf = ({ pdf }: PrintedPaperView): Buffer => Buffer.from(pdf, 'base64');
const hashOf = (paper: PrintedPaperView): string => createHash('sha256').update(bytesOf(paper)).digest('hex');
const keys = async (): Promise<readonly PaperKeyView[]> =>
  expected(await api.call<{ items: PaperKeyView[] }>('GET', '/papers/keys'), 200).items;

async function invented(changes: object = {}) {
  const person = {
    alias: 'A.',
    givenName: 'Invented-Given',
    familyName: 'Invented-Family',
    sex: 'female' as const,
    ageYears: 24,
    ...changes,
  };
  return openCase(officer, { person });
}

describe('a record sheet', () => {
  it('says what the case says, word for word, with the page, the mark and the code, and names nobody in its file', async () => {
    const kase = await invented({ alias });
    const paper = expected(await print(officer, kase.id, ['core', 'identity']), 201);
    const text = pdfText(bytesOf(paper));
    const unit = await unitOf(officer);
    const reader = await nameOf(officer);
    for (const said of [
      alias,
      'Invented-Given',
      'Invented-Family',
      kase.number,
      paper.checkCode,
      'Page 1 of 1',
      'Confidential',
      unit.name.en,
      asDrawn(reader),
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Exploitation');
    expect(paper.fileName).toBe(`himaya-${paper.checkCode}.pdf`);
    const raw = bytesOf(paper).toString('latin1');
    expect(['Invented', alias].filter((word) => raw.includes(word))).toEqual([]);
    const { rows } = await guard.query(
      `select action, result, categories, unit_id = $2 as own from audit_event where case_id = $1 and action = 'case.print'`,
      [kase.id, unit.id],
    );
    expect(rows).toEqual([{ action: 'case.print', result: 'done', categories: 3, own: true }]);
  });

  it.each(interfaceLanguages)('is set in %s, letters joined where the script joins them', async (language) => {
    const kase = await invented({ alias: 'ببب' });
    const paper = expected(await print(officer, kase.id, ['core', 'identity', 'exploitation'], language), 201);
    // One letter, three shapes: at the beginning, in the middle and at the end.
    expect(glyphsPerCharacter(bytesOf(paper)).get('ب')?.size).toBeGreaterThanOrEqual(3);
    if (language !== 'en') expect(pdfText(bytesOf(paper))).not.toMatch(/Confidential|Record sheet|Page/);
  });

  it('is of what a unit keeps: what it may only view is not for paper, and another’s is not there', async () => {
    const { caseId, referral } = await referTo(shelter, officer);
    expect(refusal(await printing(shelter, caseId))).toBe('404 not-found');
    await step(shelter, await step(shelter, referral, 'receive'), 'accept');
    expect(expected(await shelter.get<{ person: { givenName: string } }>(`/cases/${caseId}`), 200).person.givenName).toBe('Invented-Given');
    expect(refusal(await printing(shelter, caseId, ['core', 'identity']))).toBe('409 paper.view-only');
    expect(refusal(await printing(shelter, caseId, ['exploitation']))).toBe('409 case.category-not-yours');
    expect(refusal(await printing(officer, caseId, ['shelter']))).toBe('400 body.invalid');
    expect(refusal(await printing(officer, caseId, []))).toBe('400 body.invalid');
    expect(refusal(await printing(officer, caseId, ['core'], 'fr'))).toBe('400 body.invalid');
    expect(refusal(await printing(await api.signIn('interpreter-coordinator'), caseId))).toBe('403 role.forbidden');
    const { rows } = await guard.query(
      `select result, problem from audit_event where case_id = $1 and action in ('case.print', 'case.read') and problem is not null`,
      [caseId],
    );
    expect(rows).toContainEqual({ result: 'refused', problem: 'paper.view-only' });
    expect((await guard.query('select from printed_paper where case_id = $1', [caseId])).rowCount).toBe(0);
  });

  it('is kept nowhere: the database holds digests and a signature, and no word of it', async () => {
    const kase = await invented({ givenName: 'Quastelwinda' });
    const paper = expected(await print(officer, kase.id, ['core', 'identity']), 201);
    expect(pdfText(bytesOf(paper))).toContain('Quastelwinda');
    const { rows } = await guard.query<{ row: string }>('select p::text as row from printed_paper p where id = $1', [paper.id]);
    expect(rows).toHaveLength(1);
    for (const secret of [...traces(paper.checkCode), 'Quastelwinda']) expect(rows[0]!.row).not.toContain(secret);
    const stored = await guard.query<{ size: number }>('select max(pg_column_size(p)) as size from printed_paper p');
    expect(stored.rows[0]!.size).toBeLessThan(600);
  });
});

describe('a check', () => {
  it('tells that a paper is ours and unchanged, of what kind of body and day, and nothing else', async () => {
    const kase = await invented();
    const paper = expected(await print(officer, kase.id), 201);
    const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
    const ours = { kind: 'record-sheet', issuedOn: today, issuedBy: 'police-section' };
    const code = paper.checkCode.toLowerCase().replace('-', ' ');
    const changed = createHash('sha256')
      .update(Buffer.concat([bytesOf(paper), Buffer.from(' ')]))
      .digest('hex');
    expect((await check({ code })).body).toEqual({ finding: 'issued', ...ours });
    expect((await check({ code, contentHash: hashOf(paper) })).body).toEqual({ finding: 'unchanged', ...ours });
    expect((await check({ code, contentHash: changed })).body).toEqual({ finding: 'changed', ...ours });
    expect((await check({ code: '00000-00000', contentHash: hashOf(paper) })).body).toEqual({
      finding: 'unknown',
      kind: null,
      issuedOn: null,
      issuedBy: null,
    });
    for (const body of [
      { code: `${paper.checkCode.slice(0, -1)}${paper.checkCode.endsWith('0') ? '1' : '0'}` },
      { code, contentHash: 'x' },
      {},
    ]) {
      expect(refusal(await checking(body))).toBe('400 body.invalid');
    }
  });

  it('answers ten that fit no paper in an hour, then nobody at that address', async () => {
    const paper = expected(await print(officer, (await invented()).id), 201);
    for (let n = 0; n < 10; n += 1) expect((await check({ code: '00000-00000' })).body.finding).toBe('unknown');
    expect(refusal(await checking({ code: paper.checkCode }))).toBe('429 rate.limited');
    await guard.query(`update guard.sign_in_failure set at = at - interval '61 minutes'`);
    expect((await check({ code: paper.checkCode })).body.finding).toBe('issued');
  });
});

describe('the signature', () => {
  it('is verified by whoever has the file and the public half, also after the keys were rotated', async () => {
    const kase = await invented();
    const first = expected(await print(officer, kase.id), 201);
    const again = expected(await print(officer, kase.id), 201);
    expect(again.keyId).toBe(first.keyId);
    await guard.query(`insert into key_rotation (key_id) values ('k-invented')`);
    const later = expected(await print(officer, kase.id), 201);
    expect(later.keyId).not.toBe(first.keyId);
    const halves = new Map((await keys()).map(({ id, publicKey }) => [id, createPublicKey(publicKey)]));
    for (const paper of [first, again, later]) {
      const signature = Buffer.from(paper.signature, 'base64url');
      expect(verify(null, bytesOf(paper), halves.get(paper.keyId)!, signature)).toBe(true);
      const forged = bytesOf(paper);
      forged[forged.length - 2] = forged[forged.length - 2]! ^ 1;
      expect(verify(null, forged, halves.get(paper.keyId)!, signature)).toBe(false);
    }
    // The old private half is gone; what is left lies wrapped.
    const { rows } = await guard.query<{ id: string; wrapped: Buffer }>('select paper_key_id as id, wrapped from paper_key_secret');
    expect(rows.map(({ id }) => id)).toEqual([later.keyId]);
    expect(rows[0]!.wrapped.length).toBeGreaterThan(60);
  });

  it('comes from one key where several print at once', async () => {
    const kase = await invented();
    await guard.query(`insert into key_rotation (key_id) values ('k-invented-2')`);
    const papers = await Promise.all([1, 2, 3, 4].map(async () => expected(await print(officer, kase.id), 201)));
    expect(new Set(papers.map(({ keyId }) => keyId)).size).toBe(1);
  });
});

describe('the printer', () => {
  const data = '#let paper = json(bytes(sys.inputs.data))\n#paper.text';
  const printer = new Printer();
  afterAll(() => printer.onApplicationShutdown());

  it('takes out what turns a text round, and leaves its letters', async () => {
    const set = await printer.print(data, { text: 'A\u202eBC\u2066D\u0007E' });
    expect(set.ok && pdfText(set.value).trim()).toBe('ABCD E');
  });

  it('ends what takes too long or grows too big, goes on with the next, and leaves the event loop alone', async () => {
    printer.limits = { ...printer.limits, milliseconds: 1_500, pages: 3 };
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 20);
    heart.unref();
    const endless = printer.print(
      '#let n = 0\n#while n >= 0 { n = calc.rem(n + 1, 7); for i in range(100000) { n = calc.rem(i, 7) } }',
      {},
    );
    const next = printer.print(data, { text: 'next' });
    expect(await endless).toMatchObject({ ok: false, problem: 'paper.unprintable' });
    clearInterval(heart);
    expect(beats).toBeGreaterThan(30);
    expect((await next).ok).toBe(true);
    expect(await printer.print('#for _ in range(9) { pagebreak() }', {})).toMatchObject({ problem: 'paper.unprintable' });
    expect(await printer.print(data, { text: 'x'.repeat(printer.limits.dataBytes) })).toMatchObject({ problem: 'paper.unprintable' });
    expect(await printer.print('#read("/etc/hostname")', {})).toMatchObject({ problem: 'paper.unprintable' });
    expect((await printer.print(data, { text: 'still there' })).ok).toBe(true);
  });
});

it('names codes on paper as the screens do, in three languages', () => {
  const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const all = interfaceLanguages.map((language) => {
    const folder = join(root, 'apps/web/src/messages', language);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    const screens = Object.assign({}, ...files.map((file) => read(join(folder, file)))) as Record<string, string>;
    const papers = read(join(root, 'apps/api/src/papers/words', `${language}.json`));
    const own = Object.keys(papers).filter((key) => key.startsWith('paper.'));
    const others = Object.keys(papers).filter((key) => !key.startsWith('paper.'));
    expect(others.length).toBeGreaterThan(250);
    expect(others.filter((key) => papers[key] !== screens[key])).toEqual([]);
    const unnamed = declaredMeasures
      .flatMap(({ computed }) => (typeof computed === 'string' ? [] : computed.dimensions))
      .flatMap(({ id, categories }) => [`statistics-dimension.${id}`, ...categories.codes.map((code) => `${categories.name}.${code}`)]);
    expect(unnamed.filter((key) => !(key in papers))).toEqual([]);
    return own.toSorted();
  });
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
});
