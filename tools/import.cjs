// `npm run import -- <file>`: imports through the server on PORT; where none answers it starts one on DATA_DIR, for the import only.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');

const root = resolve(__dirname, '..');
if (!existsSync(join(root, 'node_modules/pg'))) {
  console.error('The packages are not installed: run `npm ci` first.');
  process.exit(1);
}
const { buildIfStale } = require('./build.cjs');
const { freePort } = require('./postgres.cjs');

const built = join(root, 'dist/api/apps/api/src');
const entry = join(built, 'import.js');
const args = process.argv.slice(2);
// npm changes to the package's folder, while the file is named from where the command was typed.
const cwd = process.env.INIT_CWD || process.cwd();
/** The command's own process and, where it was started here, the server's. */
const children = new Set();

const isReady = (port) =>
  fetch(`http://localhost:${port}/api/v1/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Runs a script of ours; `ended` resolves to its exit code, to 1 where a signal ended it. */
function run(script, { args = [], env = {}, stdio, cwd = root }) {
  const child = spawn(process.execPath, [script, ...args], { stdio, cwd, env: { ...process.env, ...env } });
  children.add(child);
  const ended = new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code ?? 1)));
  return { child, ended: ended.finally(() => children.delete(child)) };
}

/**
 * Starts the product as `npm start` does, on a free port, and waits until it is ready. Its own words are shown only where it
 * fails, so that the import's last line stays the last.
 */
async function startServer() {
  const port = await freePort();
  console.log(`no server on port ${process.env.PORT || 3000}: one is started on port ${port} for the import`);
  const { child, ended } = run(join(__dirname, 'start.cjs'), { env: { PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  const words = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => words.push(chunk) > 200 && words.shift());
  let code;
  void ended.then((it) => (code = it));
  while (!(await isReady(port))) {
    if (code !== undefined) throw new Error(`the server did not start (code ${code})\n${Buffer.concat(words)}`);
    await delay(200);
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Whether there is a file to import; where there is none the command says so by itself, and no server is worth its start. */
function hasFile() {
  const { file } = require(join(built, 'exchange/import-file/read-arguments.js')).readArguments(args);
  return file !== undefined && existsSync(resolve(cwd, file));
}

async function main() {
  let server;
  try {
    if (!existsSync(entry)) await buildIfStale({ quiet: true });
    if (hasFile() && !(await isReady(process.env.PORT || 3000))) server = await startServer();
    return await run(entry, { args, cwd, env: server ? { PORT: String(server.port) } : {}, stdio: 'inherit' }).ended;
  } finally {
    await server?.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
  });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
