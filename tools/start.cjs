// `npm start`: builds what is missing, runs the embedded PostgreSQL (none where DATABASE_URL is set) and the API, and takes both down again.
const [major, minor] = process.versions.node.split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(`Himaya needs Node 20.19 or newer in the 20 line, or 22.12 and newer; this is ${process.version}.`);
  process.exit(1);
}

const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { join, relative, resolve } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');

const root = resolve(__dirname, '..');
if (!existsSync(join(root, 'node_modules/pg'))) {
  console.error('The packages are not installed: run `npm ci` first.');
  process.exit(1);
}
const { apiEntry, buildIfStale } = require('./build.cjs');
const { commandOf, startPostgres } = require('./postgres.cjs');

const dataDir = resolve(root, process.env.DATA_DIR || '.data');
const port = Number(process.env.PORT || 3000);
const ownPid = join(dataDir, 'start.pid');
const stop = new AbortController();
const startedAt = Date.now();

const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const portIsFree = () =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    probe.listen(port, () => probe.close(() => done(true)));
  });

/** Refuses a second start on the same data, and a port that is taken; right after a killed start its API may still be leaving. */
async function claim() {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const before = existsSync(ownPid) ? readFileSync(ownPid, 'utf8') : undefined;
  if (before && commandOf(before).includes('start.cjs')) throw new Error(`Himaya already runs on ${dataDir} (process ${before}).`);
  for (let patience = before ? 100 : 0; !(await portIsFree()); patience--) {
    if (patience === 0) throw new Error(`Port ${port} cannot be used: stop what holds it, or choose another with PORT=…`);
    await delay(100);
  }
  writeFileSync(ownPid, String(process.pid));
}

/** Runs the built API until it ends or a stop is asked for. It is in a group of its own, so that Ctrl-C reaches it once, from here. */
async function runApi(env) {
  const preload = ['--require', join(__dirname, 'leave-with-parent.cjs'), '--enable-source-maps'];
  const options = { cwd: root, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] };
  const api = spawn(process.execPath, [...preload, apiEntry], options);
  const ended = new Promise((done) =>
    api.once('exit', (code, signal) => done(signal ?? `code ${code}`)).once('error', (error) => done(error.message)),
  );
  const leave = () => {
    api.kill('SIGTERM');
    setTimeout(() => api.kill('SIGKILL'), 15_000).unref();
  };
  if (stop.signal.aborted) leave();
  else stop.signal.addEventListener('abort', leave);
  const how = await ended;
  if (!stop.signal.aborted) throw new Error(`The API ended by itself (${how}).`);
}

async function main() {
  await claim();
  let server;
  try {
    say(`Himaya starts on Node ${process.versions.node}`);
    const built = await buildIfStale({ signal: stop.signal, quiet: true }).catch((error) => stop.signal.aborted || Promise.reject(error));
    if (!stop.signal.aborted) say(built ? 'API and web built' : 'API and web are built already');
    const env = { DATA_DIR: dataDir, PORT: String(port) };
    if (process.env.DATABASE_URL) say('PostgreSQL is the one of DATABASE_URL');
    else if (!stop.signal.aborted) {
      server = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
      say(
        `PostgreSQL ${server.reused ? 'was still running' : 'runs'} on port ${server.port}, data in ${relative(root, server.dataDir).startsWith('..') ? server.dataDir : relative(root, server.dataDir)}`,
      );
      env.PG_ADMIN_URL = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
      env.HIMAYA_EMBEDDED = '1';
    }
    if (!stop.signal.aborted) {
      say('API starts');
      await runApi(env);
    }
  } finally {
    await server?.stop();
    rmSync(ownPid, { force: true });
    if (server) say('PostgreSQL stopped');
  }
}

const askToStop = () => {
  if (stop.signal.aborted) return;
  say('Stopping');
  stop.abort();
};
// npm passes a signal on that the terminal has sent to this process too: the second one must not cut the stop short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToStop);
// A killed npm tells nobody: this process then has another parent, or its parent, the shell npm runs scripts in, has one.
const parents = () => {
  const shell = `/proc/${process.ppid}/stat`;
  return `${process.ppid} ${existsSync(shell) ? readFileSync(shell, 'utf8').split(') ')[1].split(' ')[1] : ''}`;
};
const born = parents();
if (process.env.npm_lifecycle_event) setInterval(() => parents() === born || askToStop(), 500).unref();

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
