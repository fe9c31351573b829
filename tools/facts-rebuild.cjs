// `npm run facts:rebuild`: every fact of the statistics derived anew from the cases, differences mended and counted. The product may run meanwhile.
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

const entry = join(root, 'dist/api/apps/api/src/facts-rebuild.js');
const dataDir = resolve(root, process.env.DATA_DIR || '.data');

async function main() {
  await buildIfStale({ quiet: true });
  const env = { DATA_DIR: dataDir };
  // The embedded server is taken as it is found, and started for the rebuild only where it does not run.
  const server = process.env.DATABASE_URL ? undefined : await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
  if (server) {
    env.PG_ADMIN_URL = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
    env.HIMAYA_EMBEDDED = '1';
  }
  try {
    const child = spawn(process.execPath, [entry], { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    return await new Promise((done, fail) => child.once('error', fail).once('exit', (code) => done(code ?? 1)));
  } finally {
    if (server && !server.reused) await server.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
