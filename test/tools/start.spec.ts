import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { processesWith } from '../support/processes';

const workspace = resolve(__dirname, '../..');
const { freePort } = jest.requireActual<{ freePort(): Promise<number> }>(join(workspace, 'tools/postgres.cjs'));

/** Stands for the API: counts its starts in the database it is given, listens, and leaves on SIGTERM, or by itself when told to. */
const api = `
const { Client } = require('pg');
const client = new Client({ connectionString: process.env.PG_ADMIN_URL });
const main = async () => {
  await client.connect();
  await client.query('create table if not exists starts (at timestamptz)');
  await client.query('insert into starts values (now())');
  const { rows } = await client.query('select count(*)::int as n from starts');
  const server = require('node:http').createServer((_, answer) => answer.end());
  server.listen(Number(process.env.PORT), () => {
    console.log('API number ' + rows[0].n + ' is process ' + process.pid + ', embedded ' + process.env.HIMAYA_EMBEDDED);
    if (process.env.API_ENDS) process.exit(7);
  });
  process.on('SIGTERM', () => server.close(() => client.end()));
};
main();`;

let clone: string;
let port: number;
const running: ChildProcess[] = [];

interface Run {
  process: ChildProcess;
  words(): string;
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  ended: Promise<number | NodeJS.Signals | null>;
}

function start(env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(clone, 'tools/start.cjs')], { env: { ...process.env, PORT: String(port), ...env } });
  running.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  const ended = new Promise<number | NodeJS.Signals | null>((done) => child.once('close', (code, signal) => done(signal ?? code)));
  return {
    process: child,
    words: () => words,
    ended,
    says: (pattern) =>
      new Promise((done, fail) => {
        const look = () => {
          const found = words.match(pattern);
          if (found) done(found);
        };
        child.stdout.on('data', look);
        void ended.then(() => fail(new Error(`ended without ${String(pattern)}:\n${words}`)));
        look();
      }),
  };
}

beforeAll(async () => {
  clone = mkdtempSync(join(tmpdir(), 'himaya-start-'));
  chmodSync(clone, 0o711);
  for (const folder of ['apps/stub', 'libs', 'migrations']) mkdirSync(join(clone, folder), { recursive: true });
  for (const file of ['nx.json', 'package.json', 'package-lock.json', '.swcrc', 'tsconfig.base.json'])
    cpSync(join(workspace, file), join(clone, file));
  cpSync(join(workspace, 'tools'), join(clone, 'tools'), { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(clone, 'node_modules'));
  writeFileSync(join(clone, 'apps/stub/api.js'), api);
  const command =
    'mkdir -p dist/api/apps/api/src dist/web && cp apps/stub/api.js dist/api/apps/api/src/main.js && echo > dist/web/index.html';
  writeFileSync(join(clone, 'apps/stub/project.json'), JSON.stringify({ name: 'stub', targets: { build: { command, cache: false } } }));
  port = await freePort();
});

afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGTERM');
});

afterAll(() => rmSync(clone, { recursive: true, force: true }));

it('builds, starts, and stops all of it on Ctrl-C, even when the signal comes twice', async () => {
  const run = start();
  await run.says(/API number 1 is process \d+, embedded 1/);
  expect(run.words()).toMatch(/API and web built/);
  run.process.kill('SIGINT');
  run.process.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(processesWith(clone)).toEqual([]);
});

it.each(['SIGTERM', 'SIGHUP'] as const)('builds nothing anew, keeps the data, and stops on %s', async (signal) => {
  const run = start();
  const [, number] = await run.says(/API number (\d+)/);
  expect(Number(number)).toBeGreaterThan(1);
  expect(run.words()).toMatch(/are built already/);
  run.process.kill(signal);
  expect(await run.ended).toBe(0);
  expect(processesWith(clone)).toEqual([]);
});

it('builds again when a source has changed', async () => {
  writeFileSync(join(clone, 'libs/changed.ts'), `export const at = ${Date.now()};\n`);
  const run = start();
  await run.says(/API and web built/);
  await run.says(/API number/);
  run.process.kill('SIGINT');
  expect(await run.ended).toBe(0);
});

it('starts again after it was killed outright', async () => {
  const first = start();
  const [, pid] = await first.says(/API number \d+ is process (\d+)/);
  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const second = start();
  await second.says(/PostgreSQL was still running/);
  const [, other] = await second.says(/API number \d+ is process (\d+)/);
  expect(other).not.toBe(pid);
  second.process.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(processesWith(clone)).toEqual([]);
});

it('stops PostgreSQL and fails with one line when the API ends by itself', async () => {
  const run = start({ API_ENDS: 'yes' });
  expect(await run.ended).toBe(1);
  expect(run.words()).toMatch(/^The API ended by itself \(code 7\)\.$/m);
  expect(processesWith(clone)).toEqual([]);
});

it('refuses a second start on the same data', async () => {
  const first = start();
  await first.says(/API number/);
  const second = start({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.words()).toBe(`Himaya already runs on ${join(clone, '.data')} (process ${first.process.pid}).\n`);
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

it('names PORT when the port is taken or no number', async () => {
  const holder = await new Promise<Server>((done) => {
    const server = createServer().listen(port, () => done(server));
  });
  const taken = start();
  expect(await taken.ended).toBe(1);
  expect(taken.words()).toBe(`Port ${port} cannot be used: stop what holds it, or choose another with PORT=…\n`);
  await new Promise((done) => holder.close(done));

  const wrong = start({ PORT: 'three' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.words()).toBe('PORT must be a number from 1 to 65535, not "three".\n');
  expect(processesWith(clone)).toEqual([]);
});
