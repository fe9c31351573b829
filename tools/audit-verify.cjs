// `npm run audit:verify`: builds what is missing, runs the embedded PostgreSQL where none is named and none runs yet, and verifies the audit trail.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { buildIfStale } = require('./build.cjs');
const { startPostgres } = require('./postgres.cjs');

const root = resolve(__dirname, '..');
const entry = join(root, 'dist/api/apps/api/src/audit-verify.js');
const args = process.argv.slice(2);
const dataDir = resolve(process.env.INIT_CWD || root, process.env.DATA_DIR || join(root, '.data'));

/** The embedded server's place, where the command names no other. */
async function embedded() {
  if (
    process.env.DATABASE_URL ||
    process.env.PG_ADMIN_URL ||
    args.includes('--help') ||
    args.some((arg) => /^--(database|export)/.test(arg))
  )
    return { env: {}, stop: async () => undefined };
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) throw new Error(`no database lies under ${dataDir}: name one with DATABASE_URL or --database`);
  const server = await startPostgres({ dataDir: folder, durable: true });
  const url = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
  // One that ran already is somebody's.
  return { env: { PG_ADMIN_URL: url, HIMAYA_EMBEDDED: '1' }, stop: async () => void (server.reused || (await server.stop())) };
}

async function main() {
  if (!existsSync(entry)) await buildIfStale({ quiet: true });
  const { env, stop } = await embedded();
  try {
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: process.env.INIT_CWD || process.cwd(),
      env: { ...process.env, DATA_DIR: dataDir, ...env },
      stdio: 'inherit',
    });
    return await new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code ?? 2)));
  } finally {
    await stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(2);
  },
);
