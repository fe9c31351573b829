// What the commands that work on the data beside the running product have in common.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');
if (!existsSync(join(root, 'node_modules/pg'))) {
  console.error('The packages are not installed: run `npm ci` first.');
  process.exit(1);
}
const { buildIfStale } = require('./build.cjs');
const { startPostgres } = require('./postgres.cjs');

const dataDir = resolve(root, process.env.DATA_DIR || '.data');

async function main(entry) {
  await buildIfStale({ quiet: true });
  const env = { DATA_DIR: dataDir };
  // The embedded server is taken as it is found, and started for the program only where it does not run.
  const server = process.env.DATABASE_URL ? undefined : await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
  if (server) {
    env.PG_ADMIN_URL = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
    env.HIMAYA_EMBEDDED = '1';
  }
  try {
    const child = spawn(process.execPath, [join(root, 'dist/api/apps/api/src', entry)], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    return await new Promise((done, fail) => child.once('error', fail).once('exit', (code) => done(code ?? 1)));
  } finally {
    if (server && !server.reused) await server.stop();
  }
}

/**
 * Runs a program of the API to its end on the deployment's database, beside a product that runs, and exits with its code.
 *
 * @param {string} entry its compiled file in the API's sources: `rotate-keys.js`
 */
function runProgram(entry) {
  main(entry).then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}

module.exports = { runProgram };
