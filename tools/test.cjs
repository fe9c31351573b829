// `npm test`: brings up all that the tests need (a throw-away PostgreSQL, a Redis, a browser, the built API and web), runs Jest and Vitest,
// prints one closing line for both, and leaves no process and no file behind. `npm test -- <pattern>` runs the Jest files that match.
const { spawn } = require('node:child_process');
const { chmodSync, mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join, resolve } = require('node:path');
const { Redis } = require('ioredis');
const { buildIfStale } = require('./build.cjs');
const { bundleIfStale } = require('./bundle-tests.cjs');
const { freePort, startPostgres } = require('./postgres.cjs');
const { findOrInstall } = require('./test-needs.cjs');
const { totals } = require('./test-report.cjs');

const root = resolve(__dirname, '..');
const chosen = process.argv.slice(2);
const counted = { chosen: chosen.length > 0 };
const stop = new AbortController();

/** Runs a test runner to its end in a group of its own and resolves to its exit code; an abort ends the whole group. */
function run(script, args, env) {
  const runner = spawn(process.execPath, [script, ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const abort = () => process.kill(-runner.pid, 'SIGTERM');
  if (stop.signal.aborted) abort();
  stop.signal.addEventListener('abort', abort);
  return new Promise((done) => runner.once('close', (code) => done(code ?? 1))).finally(() =>
    stop.signal.removeEventListener('abort', abort),
  );
}

/** @returns {Promise<{url: string, stop(): Promise<void>}>} a Redis that answers, keeps nothing on disk and listens on loopback only */
async function startRedis(redisServer, folder) {
  mkdirSync(folder);
  const port = await freePort();
  const flags = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', '--loglevel', 'warning'];
  const server = spawn(redisServer, flags.map(String), { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => server.once('close', done));
  const client = new Redis({ host: '127.0.0.1', port, retryStrategy: () => 50, maxRetriesPerRequest: 200 });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), ended.then((code) => Promise.reject(new Error(`redis-server ended with code ${code}`)))]);
  client.disconnect();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function jest(folder, env) {
  const report = join(folder, 'jest.json');
  const code = await run(require.resolve('jest/bin/jest'), ['--ci', '--json', `--outputFile=${report}`, ...chosen], env);
  return totals(report, code, counted);
}

async function vitest(folder) {
  if (chosen.length > 0) return { passed: 0, failed: 0 };
  const report = join(folder, 'vitest.json');
  const cli = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return totals(report, await run(cli, ['run', '--root', 'apps/web', ...reporters]), counted);
}

async function main() {
  const { redisServer, chromium } = findOrInstall();
  const folder = mkdtempSync(join(tmpdir(), 'himaya-test-'));
  chmodSync(folder, 0o711);
  const servers = [];
  const started = async (starting) => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  try {
    // Two cores: the web's own tests need no server and run beside the build.
    const web = vitest(folder);
    const [postgres, redis, built] = await Promise.allSettled([
      started(startPostgres({ dataDir: join(folder, 'postgres'), durable: false })),
      started(startRedis(redisServer, join(folder, 'redis'))),
      buildIfStale({ signal: stop.signal, quiet: true }).then(bundleIfStale),
    ]);
    const ofWeb = await web;
    for (const part of [postgres, redis, built]) if (part.status === 'rejected') throw part.reason;
    const { superuser, password, host, port } = postgres.value;
    const ofRest = await jest(folder, {
      TEST_PG_ADMIN_URL: `postgres://${superuser}:${password}@${host}:${port}/postgres`,
      TEST_REDIS_URL: redis.value.url,
      CHROMIUM_PATH: chromium,
      TEST_BUNDLE: 'yes',
    });
    return { passed: ofWeb.passed + ofRest.passed, failed: ofWeb.failed + ofRest.failed };
  } finally {
    await Promise.allSettled(servers.map((server) => server.stop()));
    const cluster = servers.find((server) => server.dataDir)?.dataDir;
    if (cluster && !cluster.startsWith(folder)) rmSync(dirname(cluster), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());

main()
  .catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  })
  .then(({ passed, failed }) => {
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exit(failed > 0 || passed === 0 || stop.signal.aborted ? 1 : 0);
  });
