// The two programs the tests need and npm does not carry: a real Redis for the queue's second backend, a real browser for the whole job.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const needs = [
  { name: 'redis-server', package: 'redis-server', setting: 'REDIS_SERVER_PATH', commands: ['redis-server'] },
  // The same browser without the windows around its pages, which nobody looks at here and which took a sixth of its time.
  {
    name: 'Chromium',
    package: 'chromium-headless-shell',
    setting: 'CHROMIUM_PATH',
    commands: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
  },
];

/** A command that is there and starts: Ubuntu's chromium package may be a mere pointer to a snap. */
function find({ setting, commands }) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = process.env[setting] ? [process.env[setting]] : commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0);
}

/**
 * Finds both programs and installs what is missing from the system's packages where this process may: as root on Debian or Ubuntu.
 *
 * @returns {{redisServer: string, chromium: string}} their paths
 * @throws {Error} one line with the command to run, when something is missing and cannot be installed
 */
function findOrInstall() {
  const missing = needs.filter((need) => !find(need));
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.map((need) => need.package).join(' ')}`;
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`Installing for the tests: ${missing.map((need) => need.name).join(', ')}`);
    spawnSync('sh', ['-c', command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const absent = needs.filter((need) => !find(need));
  if (absent.length > 0) {
    const settings = absent.map((need) => need.setting).join(' and ');
    throw new Error(`The tests need ${absent.map((need) => need.name).join(' and ')}. Run: sudo sh -c '${command}' (or set ${settings})`);
  }
  const [redisServer, chromium] = needs.map(find);
  return { redisServer, chromium };
}

module.exports = { findOrInstall };
