import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { referralRecords } from '../exchange/referral-records';
import { ImportCommand } from '../exchange/run-import';
import { processesWith } from '../support/processes';
import { until } from '../support/until';

const workspace = resolve(__dirname, '../..');
const { freePort } = jest.requireActual<{ freePort(): Promise<number> }>(join(workspace, 'tools/postgres.cjs'));

/** Stands for the API: signs anybody in, takes every row, and forgets it. */
const api = `
const { text } = require('node:stream/consumers');
if (process.env.API_ENDS) process.exit(7);
const id = '00000000-0000-4000-8000-000000000000';
const server = require('node:http').createServer(async (request, answer) => {
  const body = JSON.parse((await text(request)) || '{}');
  const view = request.url.endsWith('/auth/login') ? { status: 'signed-in', csrfToken: 'invented' }
    : request.url.endsWith('/imports') ? { id, rows: body.rows, imported: 0, done: [] }
    : { imported: (body.rows ?? []).length, alreadyThere: 0, refused: [] };
  answer.setHeader('set-cookie', 'himaya_session=invented').end(JSON.stringify(view));
});
server.listen(Number(process.env.PORT), () => console.log('the API listens'));
process.on('SIGTERM', () => { server.closeAllConnections(); server.close(); });`;

const command = new ImportCommand();
let clone: string;
let port: number;
const running: ChildProcess[] = [];

interface Ran {
  readonly process: ChildProcess;
  words(): string;
  readonly ended: Promise<number | null>;
}

function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const child = spawn(process.execPath, [join(clone, script), ...args], {
    cwd: clone,
    env: { ...process.env, INIT_CWD: clone, PORT: String(port), ...env },
  });
  running.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  return { process: child, words: () => words, ended: new Promise((done) => child.once('close', done)) };
}
const importing = (args: readonly string[], env = {}): Ran => run('tools/import.cjs', args, env);

beforeAll(async () => {
  clone = mkdtempSync(join(tmpdir(), 'himaya-import-tool-'));
  chmodSync(clone, 0o711);
  for (const folder of ['apps/stub', 'libs', 'migrations']) mkdirSync(join(clone, folder), { recursive: true });
  for (const file of ['nx.json', 'package.json', 'package-lock.json', '.swcrc', 'tsconfig.base.json'])
    cpSync(join(workspace, file), join(clone, file));
  cpSync(join(workspace, 'tools'), join(clone, 'tools'), { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(clone, 'node_modules'));
  // Outside the folders a build reads: the command itself, compiled.
  cpSync(join(command.folder, 'built'), join(clone, 'command'), { recursive: true });
  writeFileSync(join(clone, 'apps/stub/api.js'), api);
  const build =
    'mkdir -p dist/web && cp -r command dist/api && cp apps/stub/api.js dist/api/apps/api/src/main.js && echo > dist/web/index.html';
  writeFileSync(
    join(clone, 'apps/stub/project.json'),
    JSON.stringify({ name: 'stub', targets: { build: { command: build, cache: false } } }),
  );
  writeFileSync(join(clone, 'people.csv'), referralRecords(120));
  port = await freePort();
});

afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGTERM');
});

afterAll(() => {
  command.remove();
  rmSync(clone, { recursive: true, force: true });
});

it('builds, starts a server where none answers, imports, and takes it down again', async () => {
  const ran = importing(['people.csv']);
  expect(await ran.ended).toBe(0);
  expect(ran.words()).toMatch(new RegExp(`^no server on port ${port}: one is started on port \\d+ for the import$`, 'm'));
  expect(ran.words()).toMatch(/read 120, imported 120, already there 0, refused 0\n$/);
  expect(ran.words()).not.toContain('the API listens');
  expect(processesWith(clone)).toEqual([]);
  expect(existsSync(join(clone, '.data/postgres/PG_VERSION'))).toBe(true);
});

it('uses the server that answers and starts none', async () => {
  const server = run('dist/api/apps/api/src/main.js', []);
  await until('the server listens', async () => Promise.resolve(server.words().includes('listens')));
  const ran = importing(['people.csv']);
  expect(await ran.ended).toBe(0);
  expect(ran.words()).not.toContain('no server');
  expect(ran.words()).toMatch(/read 120, imported 120, already there 0, refused 0\n$/);
  expect(server.process.exitCode).toBeNull();
});

it.each([
  ['no file', [], 2, 'no file given'],
  ['two files', ['people.csv', 'people.csv'], 2, 'one file at a time'],
  ['an option there is not', ['people.csv', '--all'], 2, '--all'],
  ['its own file as list of errors', ['people.csv', '--errors', 'people.csv'], 2, '--errors would overwrite'],
  ['a file that is not there', ['nobody.csv'], 1, 'nobody.csv: ENOENT'],
  ['a cry for help', ['--help'], 0, 'npm run import -- <file>'],
] as const)('given %s says so and starts nothing', async (_, args, code, words) => {
  const data = join(clone, 'never-made');
  const ran = importing(args, { DATA_DIR: data });
  expect(await ran.ended).toBe(code);
  expect(ran.words()).toContain(words);
  expect(ran.words()).not.toContain('no server');
  expect(existsSync(data)).toBe(false);
});

it('tells in the server’s own words why it did not start', async () => {
  const ran = importing(['people.csv'], { API_ENDS: 'yes' });
  expect(await ran.ended).toBe(1);
  expect(ran.words()).toMatch(/the server did not start \(code 1\)\n[^]*The API ended by itself \(code 7\)/);
  expect(processesWith(clone)).toEqual([]);
});

it.each(['SIGINT', 'SIGTERM'] as const)('on %s leaves nothing running', async (signal) => {
  const ran = importing(['people.csv']);
  await until('the server starts', async () => Promise.resolve(ran.words().includes('one is started')));
  await until('PostgreSQL runs', async () => Promise.resolve(existsSync(join(clone, '.data/postgres/postmaster.pid'))));
  ran.process.kill(signal);
  expect(await ran.ended).toBe(1);
  expect(processesWith(clone)).toEqual([]);
});
