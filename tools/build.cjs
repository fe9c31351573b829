// Builds the API and the web into dist/ and remembers from which sources, so that a start with unchanged ones skips the build.
const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');
const stamp = join(root, 'dist/.stamp');
/** The API's entry; it also carries the migrations. */
const apiEntry = join(root, 'dist/api/apps/api/src/main.js');
const webEntry = join(root, 'dist/web/index.html');

/** One hash over everything a build reads: sources, their settings and the versions of all packages. */
function sourcesHash() {
  const hash = createHash('sha256');
  const single = ['package-lock.json', '.swcrc', 'tsconfig.base.json', 'nx.json'];
  const inFolder = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
  for (const file of [...single.map((name) => join(root, name)), ...['apps', 'libs', 'migrations'].flatMap(inFolder)])
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const isFresh = (hash) => [apiEntry, webEntry, stamp].every(existsSync) && readFileSync(stamp, 'utf8') === hash;

/**
 * Runs every project's build.
 *
 * @param {{signal?: AbortSignal, quiet?: boolean}} options `quiet` keeps the builders' own words back unless the build fails
 * @throws {Error} when a project does not build
 */
async function build({ signal, quiet = false } = {}) {
  const hash = sourcesHash();
  rmSync(stamp, { force: true });
  // A group of its own, so that an abort ends the builders together with Nx; plugin workers would outlive it.
  const nx = spawn(process.execPath, [require.resolve('nx/bin/nx.js'), 'run-many', '-t', 'build'], {
    cwd: root,
    detached: true,
    env: { ...process.env, NX_ISOLATE_PLUGINS: 'false' },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  const abort = () => process.kill(-nx.pid, 'SIGTERM');
  signal?.addEventListener('abort', abort);
  const words = [];
  for (const stream of quiet ? [nx.stdout, nx.stderr] : []) stream.on('data', (chunk) => words.push(chunk));
  const code = await new Promise((done, fail) => nx.once('error', fail).once('close', done));
  signal?.removeEventListener('abort', abort);
  if (code !== 0) throw new Error(`the build failed\n${Buffer.concat(words)}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Builds only when dist/ is missing or made from other sources. Resolves to whether it built. */
async function buildIfStale(options) {
  if (isFresh(sourcesHash())) return false;
  await build(options);
  return true;
}

module.exports = { apiEntry, buildIfStale };

if (require.main === module)
  build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
