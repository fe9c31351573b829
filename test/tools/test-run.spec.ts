import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { processesWith } from '../support/processes';
import { until } from '../support/until';

const workspace = resolve(__dirname, '../..');
const { totals } = createRequire(__filename)('../../tools/test-report.cjs') as {
  totals(report: string, code: number, how: { chosen: boolean; say(line: string): void }): { passed: number; failed: number };
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-test-run-'));
  chmodSync(folder, 0o711);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the tests need and npm does not carry', () => {
  const install = 'apt-get update && apt-get install -y --no-install-recommends';
  let bin: string;

  beforeEach(() => {
    bin = mkdtempSync(join(folder, 'bin-'));
    symlinkSync('/bin/sh', join(bin, 'sh'));
  });

  /** A program of this machine that starts, or one that is there and does not. */
  function program(name: string, starts = true): void {
    writeFileSync(join(bin, name), `#!/bin/sh\nexit ${starts ? 0 : 1}\n`, { mode: 0o755 });
  }

  /** A package manager that writes down what it is told and brings what it is asked for. */
  function packageManager(): void {
    const bringing = `for name in "$@"; do case $name in chromium-headless-shell|redis-server) printf '#!/bin/sh\\n' >${bin}/$name; /bin/chmod +x ${bin}/$name;; esac; done`;
    writeFileSync(join(bin, 'apt-get'), `#!/bin/sh\necho "$@" >>${bin}/told\n${bringing}\n`, { mode: 0o755 });
  }

  /** Looks for both on a machine that has only what lies in `bin`, as this user on this kind of system. */
  function found({ root = false, debian = true, env = {} }: { root?: boolean; debian?: boolean; env?: Record<string, string> } = {}) {
    const script = `
      const fs = require('node:fs');
      const there = fs.existsSync;
      fs.existsSync = (path) => (path === '/etc/debian_version' ? ${debian} : there(path));
      process.getuid = () => ${root ? 0 : 1000};
      const { findOrInstall } = require(${JSON.stringify(join(workspace, 'tools/test-needs.cjs'))});
      try { console.log(JSON.stringify(findOrInstall())); } catch (error) { console.error(error.message); process.exitCode = 1; }`;
    const ran = spawnSync(process.execPath, ['-e', script], { env: { PATH: bin, ...env }, encoding: 'utf8' });
    return { code: ran.status, said: ran.stdout, complaint: ran.stderr };
  }

  it('is taken from where it lies', () => {
    program('redis-server');
    program('chromium-browser');
    expect(found()).toEqual({
      code: 0,
      said: `${JSON.stringify({ redisServer: join(bin, 'redis-server'), chromium: join(bin, 'chromium-browser') })}\n`,
      complaint: '',
    });
    program('own-browser');
    expect(found({ env: { CHROMIUM_PATH: join(bin, 'own-browser') } }).said).toContain(join(bin, 'own-browser'));
  });

  it('is installed by root on Debian, and only what is missing', () => {
    program('redis-server');
    packageManager();
    const ran = found({ root: true });
    expect({ code: ran.code, complaint: ran.complaint }).toEqual({ code: 0, complaint: '' });
    expect(ran.said).toMatch(/^Installing for the tests: Chromium\n/);
    expect(readFileSync(join(bin, 'told'), 'utf8')).toBe('update\ninstall -y --no-install-recommends chromium-headless-shell\n');
  });

  it.each([
    ['by anybody else', { root: false }],
    ['elsewhere', { root: true, debian: false }],
  ])('is asked for in one line that names the command, %s', (_, as) => {
    packageManager();
    expect(found(as)).toEqual({
      code: 1,
      said: '',
      complaint: `The tests need redis-server and Chromium. Run: sudo sh -c '${install} redis-server chromium-headless-shell' (or set REDIS_SERVER_PATH and CHROMIUM_PATH)\n`,
    });
    expect(existsSync(join(bin, 'told'))).toBe(false);
  });

  it('is missing where it is there and does not start, and where no package brought it', () => {
    program('redis-server');
    program('chromium-headless-shell', false);
    writeFileSync(join(bin, 'apt-get'), '#!/bin/sh\nexit 100\n', { mode: 0o755 });
    const ran = found({ root: true });
    expect({ code: ran.code, complaint: ran.complaint }).toEqual({
      code: 1,
      complaint: `The tests need Chromium. Run: sudo sh -c '${install} chromium-headless-shell' (or set CHROMIUM_PATH)\n`,
    });
  });
});

describe('what a run comes to', () => {
  const test = (status: string) => ({ status });
  const file = (name: string, ...statuses: string[]) => ({
    name,
    status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map(test),
  });
  function counted(report: object | null, code: number, chosen = false) {
    const path = join(folder, 'report.json');
    rmSync(path, { force: true });
    if (report !== null) writeFileSync(path, JSON.stringify(report));
    const said: string[] = [];
    return { ...totals(path, code, { chosen, say: (line) => said.push(line) }), said };
  }
  const good = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [file('a', 'passed', 'passed')] };

  it.each<[string, object | null, number, boolean, { passed: number; failed: number; said: string[] }]>([
    ['all passed', good, 0, false, { passed: 2, failed: 0, said: [] }],
    ['a failed test', { ...good, numFailedTests: 1, testResults: [file('a', 'passed', 'passed', 'failed')] }, 1, false, { passed: 2, failed: 1, said: [] }],
    ['a file that could not run', { ...good, testResults: [...good.testResults, file('b')] }, 1, false, { passed: 2, failed: 1, said: ['could not run: b'] }],
    ['a skipped and a planned test', { ...good, numPendingTests: 1, numTodoTests: 2 }, 0, false, { passed: 2, failed: 3, said: ['skipped tests: 3'] }],
    ['those left out by choice', { ...good, numPendingTests: 7 }, 0, true, { passed: 2, failed: 0, said: [] }],
    ['a runner that fails without naming a test', good, 1, false, { passed: 2, failed: 1, said: [] }],
    ['a runner that died', null, 137, false, { passed: 0, failed: 1, said: [] }],
    ['no test at all', { ...good, numPassedTests: 0, testResults: [] }, 0, true, { passed: 0, failed: 1, said: [] }],
  ])('%s', (_, report, code, chosen, meant) => expect(counted(report, code, chosen)).toEqual(meant)); // prettier-ignore
});

describe('npm test', () => {
  /** The run itself, whose every file lies in a folder of its own. */
  function run(pattern: string) {
    const own = mkdtempSync(join(folder, 'run-'));
    chmodSync(own, 0o711);
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JEST|TEST)_|^(KEY_FILE|NODE_ENV)$/.test(name)));
    const child = spawn(process.execPath, ['tools/test.cjs', pattern], { cwd: workspace, env: { ...env, TMPDIR: own } });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (words += text));
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const left = () => ({ processes: processesWith(own), files: readdirSync(own).filter((name) => name.startsWith('himaya-')) });
    return { child, own, ended, words: () => words, left };
  }

  it('brings up its servers by itself, ends with one closing line, and leaves no process and no file', async () => {
    const ran = run('test/workspace/aliases');
    expect({ code: await ran.ended, words: ran.words() }).toEqual({ code: 0, words: expect.stringMatching(/\n1 passed, 0 failed\n$/) });
    expect(ran.left()).toEqual({ processes: [], files: [] });
  }, 180_000);

  it('that is stopped half-way has failed, and leaves no process and no file', async () => {
    const ran = run('test/workspace/aliases');
    await until('its PostgreSQL runs', async () => Promise.resolve(processesWith(join(ran.own, 'himaya-test-')).length > 0), 120);
    ran.child.kill('SIGINT');
    expect(await ran.ended).toBe(1);
    expect(ran.words()).toMatch(/^\d+ passed, \d+ failed$/m);
    expect(ran.left()).toEqual({ processes: [], files: [] });
  }, 180_000);
});

describe('.ci/run', () => {
  /** The check with an npm that answers as told, part by part; where nothing is told a part ends well. */
  function check(parts: Readonly<Record<string, string>>) {
    const clone = mkdtempSync(join(folder, 'ci-'));
    mkdirSync(join(clone, '.ci'));
    writeFileSync(join(clone, '.ci/run'), readFileSync(join(workspace, '.ci/run')), { mode: 0o755 });
    const cases = Object.entries(parts).map(([call, does]) => `"${call}") ${does};;`);
    writeFileSync(join(clone, 'npm'), `#!/bin/bash\necho "$*" >>${clone}/told\ncase "$*" in\n${cases.join('\n')}\nesac\n`, { mode: 0o755 });
    const ran = spawnSync(join(clone, '.ci/run'), [], { env: { PATH: `${clone}:${process.env['PATH']}` }, encoding: 'utf8' });
    const told = readFileSync(join(clone, 'told'), 'utf8').trimEnd().split('\n').toSorted();
    return { code: ran.status, last: ran.stdout.trimEnd().split('\n').at(-1), told, words: ran.stdout };
  }
  const tests = { test: `echo; echo '12 passed, 0 failed'` };

  it('installs, lints, checks types, builds and tests, and closes with the number of tests', () => {
    expect(check(tests)).toMatchObject({
      code: 0,
      last: '12 passed, 0 failed',
      told: ['ci', 'ci --dry-run', 'run build', 'run dependency-audit', 'run lint', 'run typecheck', 'test'],
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['lint', { 'run lint': `echo 'a bad import'; exit 1` }, '12 passed, 1 failed'],
    ['types', { 'run typecheck': 'exit 2' }, '12 passed, 1 failed'],
    ['the build', { 'run build': 'exit 1' }, '12 passed, 1 failed'],
    ['a lock file that is not whole', { 'ci --dry-run': `echo 'Missing: x@1 from lock file'` }, '12 passed, 1 failed'],
    ['tests', { test: `echo '10 passed, 2 failed'; exit 1` }, '10 passed, 2 failed'],
    ['tests that die without a word', { test: 'exit 137' }, '0 passed, 1 failed'],
    ['tests that end badly though none failed', { test: `echo '12 passed, 0 failed'; exit 1` }, '12 passed, 1 failed'],
    ['no test at all', { test: `echo '0 passed, 0 failed'` }, '0 passed, 0 failed'],
    ['packages that cannot be installed', { ci: 'exit 1' }, '0 passed, 1 failed'],
  ])('fails by %s', (_, parts, last) => {
    const ran = check({ ...tests, ...parts });
    expect({ failed: ran.code !== 0, last: ran.last }).toEqual({ failed: true, last });
    if ('run lint' in parts) expect(ran.words).toContain('a bad import');
  });
});
