// `npm run dependency-audit`: what the lock file brings in, checked without a network (integrity, licence, install scripts, exact
// versions), then the registry's own advisories. A registry that knows no advisories is told of, not passed over in silence.
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Licences a dependency may have; OFL for a font, CC-BY and the public-domain dedications for data. */
const allowedLicences = new Set([
  'MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'MPL-2.0', 'BlueOak-1.0.0', 'OFL-1.1', 'CC-BY-4.0', 'CC0-1.0',
  'Python-2.0', 'Unlicense', 'Zlib', 'MIT/X11',
]); // prettier-ignore

/** Packages that name no licence, each with why it is borne. */
const namesNoLicence = { 'node_modules/buffers': 'its author names none; a few lines below exceljs, gone with exceljs’ next reader' };

/** True where an SPDX expression leaves us a choice that is allowed. */
function isAllowed(expression) {
  const bare = expression.replace(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  return bare.split(' AND ').every((licence) => allowedLicences.has(licence));
}

/**
 * What is wrong with a lock file and its manifest, one line a fault.
 * @param {{packages: Record<string, {integrity?: string, license?: string, resolved?: string, hasInstallScript?: boolean, link?: boolean}>}} lock
 * @param {{dependencies?: Record<string, string>, devDependencies?: Record<string, string>, allowScripts?: Record<string, boolean>}} manifest
 * @returns {string[]}
 */
function faultsOf(lock, manifest) {
  const faults = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.link) continue;
    if (!entry.integrity?.startsWith('sha512-')) faults.push(`${path}: no sha512 integrity`);
    if (entry.resolved && !/^https:\/\/[^/]+\/.+\.tgz$/.test(entry.resolved)) faults.push(`${path}: comes from ${entry.resolved}`);
    if (!namesNoLicence[path] && !isAllowed(entry.license ?? 'none')) faults.push(`${path}: licence ${entry.license ?? 'not named'}`);
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (entry.hasInstallScript && manifest.allowScripts?.[name] === undefined) faults.push(`${path}: has an install script nobody judged`);
  }
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) faults.push(`${name}: ${version} is not one exact version`);
  }
  return faults;
}

/** The registry's advisories of high and critical weight against what runs in production. */
function advisories(root) {
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' });
  const answer = JSON.parse(asked.stdout || '{}');
  if (answer.metadata === undefined) return { known: false, faults: [] };
  const found = Object.values(answer.vulnerabilities).filter(({ severity }) => severity === 'high' || severity === 'critical');
  return { known: true, faults: found.map(({ name, severity, range }) => `${name} ${range}: ${severity} advisory`) };
}

function main() {
  const root = join(__dirname, '..');
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { known, faults } = advisories(root);
  const all = [...faultsOf(read('package-lock.json'), read('package.json')), ...faults];
  for (const fault of all) console.log(fault);
  console.log(known ? 'The registry’s advisories were read.' : 'NOT CHECKED: this registry answers no advisories; ask one that does.');
  console.log(all.length === 0 ? 'Integrity, licences, install scripts and versions are in order.' : `${all.length} faults`);
  process.exitCode = all.length === 0 ? 0 : 1;
}

module.exports = { faultsOf };
if (require.main === module) main();
