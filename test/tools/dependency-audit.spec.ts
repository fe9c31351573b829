import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
interface Lock {
  packages: Record<string, { integrity?: string; license?: string; resolved?: string; hasInstallScript?: boolean }>;
}
interface Manifest {
  dependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
const { faultsOf } = jest.requireActual<{ faultsOf(lock: Lock, manifest: Manifest): string[] }>(join(root, 'tools/dependency-audit.cjs'));
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const lock = read<Lock>('package-lock.json');
const manifest = read<Manifest>('package.json');
const sound = { integrity: 'sha512-planted', license: 'MIT' };
const faultsWith = (entry: Lock['packages'][string]): string[] =>
  faultsOf({ packages: { ...lock.packages, 'node_modules/planted': entry } }, manifest);

describe('the audit of dependencies', () => {
  it('finds nothing in our own lock file', () => {
    expect(faultsOf(lock, manifest)).toEqual([]);
    expect(faultsWith(sound)).toEqual([]);
  });

  it.each([
    ['a weak checksum', { ...sound, integrity: 'sha1-planted' }, /no sha512/],
    ['no checksum', { license: 'MIT' }, /no sha512/],
    ['a licence that binds', { ...sound, license: 'GPL-3.0-only' }, /licence GPL-3.0-only/],
    ['one allowed licence and one that binds', { ...sound, license: 'MIT AND LGPL-3.0-or-later' }, /licence/],
    ['no licence', { integrity: 'sha512-planted' }, /licence not named/],
    ['code from a repository', { ...sound, resolved: 'git+ssh://git@example.invalid/planted.git' }, /comes from/],
    ['an install script nobody judged', { ...sound, hasInstallScript: true }, /install script/],
  ])('names a package with %s', (_, entry, words) => {
    expect(faultsWith(entry)).toEqual([expect.stringMatching(words)]);
  });

  it('takes the allowed one of two licences', () => {
    expect(faultsWith({ ...sound, license: '(MIT OR GPL-3.0-or-later)' })).toEqual([]);
  });

  it('names a version that may move', () => {
    const loose = { ...manifest, dependencies: { ...manifest.dependencies, planted: '^1.2.3' } };
    expect(faultsOf(lock, loose)).toEqual(['planted: ^1.2.3 is not one exact version']);
  });
});
