import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoSignIns } from '@himaya/api/testing';
import { demoPassword } from '../support/api';
import { freePort } from '../support/postgres';
import { commandsOn } from '../support/processes';
import { inventedCase } from '../support/main-job';
import { until } from '../support/until';

const workspace = resolve(__dirname, '../..');
let dataDir: string;
let port: number;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'himaya-product-'));
  chmodSync(dataDir, 0o711);
  port = await freePort();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** `npm start` itself, on data and a port of its own. */
function start() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JEST|TEST)_|^(KEY_FILE|NODE_ENV)$/.test(name)));
  const child = spawn('npm', ['start'], { cwd: workspace, env: { ...env, DATA_DIR: dataDir, PORT: String(port) }, detached: true });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    words: () => words,
    printed: async (last: string): Promise<string[]> => {
      await until(`"${last}"\n${words}`, async () => Promise.resolve(words.includes(`${last}\n`)), 150);
      return words.split('\n').filter((line) => line !== '' && !line.startsWith('> '));
    },
    /** Ctrl-C reaches everything that the terminal runs. */
    async interrupt(): Promise<void> {
      process.kill(-child.pid!, 'SIGINT');
      await ended;
    },
  };
}

const url = (): string => `http://localhost:${port}`;
const signIns = demoSignIns().map(({ username, password }) => `  ${username.padEnd(26)}${password}`);

async function signIn(): Promise<Record<string, string>> {
  const body = JSON.stringify({ username: 'police-officer', password: demoPassword });
  const answer = await fetch(`${url()}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
}

it('npm start says each step in a line and the sign-ins at the end, serves API and web, and keeps its data over Ctrl-C', async () => {
  const first = start();
  const lines = await first.printed(signIns.at(-1)!);
  const steps = lines.slice(0, lines.indexOf('Demo sign-ins (invented people, never on a real database):'));
  expect(steps.map((line) => line.replace(/^ *\d+\.\d s {2}/, '').replace(/\d{4,5}/, 'PORT'))).toEqual([
    expect.stringMatching(/^Himaya starts on Node \d+\.\d+\.\d+$/),
    expect.stringMatching(/^API and web (are )?built( already)?$/),
    expect.stringMatching(/^PostgreSQL runs on port PORT, data in /),
    'API starts',
    expect.stringMatching(/^Database migrated \(\d+ steps\)$/),
    'Reference data loaded',
    'Demo world made: 400 invented cases',
    'Himaya is ready on http://localhost:PORT',
  ]);
  expect(lines.slice(-signIns.length)).toEqual(signIns);

  expect((await fetch(`${url()}/api/v1/health/ready`)).status).toBe(200);
  expect(await (await fetch(url())).text()).toMatch(/<html[^]*<script type="module"/);
  const opened = await fetch(`${url()}/api/v1/cases`, { method: 'POST', headers: await signIn(), body: JSON.stringify(inventedCase) });
  expect(opened.status).toBe(201);
  const { id } = (await opened.json()) as { id: string };
  const working = ['tools/start.cjs', 'apps/api/src/main.js', 'bin/postgres'].map((name) => expect.stringContaining(name) as string);
  expect(commandsOn(dataDir)).toEqual(expect.arrayContaining(working));
  await first.interrupt();
  expect(commandsOn(dataDir)).toEqual([]);

  const second = start();
  const again = await second.printed(signIns.at(-1)!);
  for (const step of ['API and web are built already', 'Database is up to date', 'Demo world is there already'])
    expect(again.filter((line) => line.endsWith(step))).toHaveLength(1);
  expect((await fetch(`${url()}/api/v1/cases/${id}`, { headers: await signIn() })).status).toBe(200);
  await second.interrupt();
  expect(commandsOn(dataDir)).toEqual([]);
}, 360_000);
