import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const workspace = resolve(__dirname, '../..');
let clone: string;

/** Git in the clone, untouched by whoever runs the tests. */
function git(...args: string[]): { code: number | null; words: string } {
  const nobody = { GIT_AUTHOR_NAME: 'Nobody', GIT_AUTHOR_EMAIL: 'nobody@example.org', GIT_COMMITTER_NAME: 'Nobody', GIT_COMMITTER_EMAIL: 'nobody@example.org' }; // prettier-ignore
  const alone = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const ran = spawnSync('git', args, { cwd: clone, encoding: 'utf8', env: { ...inherited, ...alone, ...nobody } });
  return { code: ran.status, words: ran.stdout + ran.stderr };
}

function commit(file: string, text: string): { code: number | null; words: string } {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  writeFileSync(join(clone, file), text);
  git('add', file);
  const done = git('commit', '--message', 'Try it');
  git('reset', '--hard', '--quiet');
  return done;
}

beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'himaya-commit-'));
  git('init', '--quiet');
  for (const part of ['.githooks', '.prettierrc.json', '.prettierignore', 'tools/install-hooks.cjs'])
    cpSync(join(workspace, part), join(clone, part), { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(clone, 'node_modules'));
  // As `npm ci` does at its end.
  spawnSync(process.execPath, ['tools/install-hooks.cjs'], { cwd: clone });
  writeFileSync(join(clone, '.gitignore'), 'node_modules\n');
  git('add', '.');
  git('commit', '--no-verify', '--message', 'Begin');
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

it('lets pass what is well, a test that says it.each too', () => {
  expect(commit('libs/well.spec.ts', "it.each([1])('is %s', (n) => expect(n).toBe(1));\n")).toMatchObject({ code: 0 });
});

it.each([
  ['a focused test', 'libs/focused.spec.ts', `it.${'only'}('x', () => undefined);\n`, 'focused or skipped test: libs/focused.spec.ts'],
  ['a skipped test of the web', 'apps/web/x.spec.tsx', `describe.${'skip'}('x', () => undefined);\n`, 'focused or skipped test: apps/web/x.spec.tsx'],
  ['another formatting', 'libs/shape.ts', 'export const a = {b:"c"}\n', 'libs/shape.ts'],
  ['a file over a megabyte', 'docs/large.bin', 'x'.repeat(1_000_001), 'larger than 1 MB: docs/large.bin'],
])('refuses %s, and names it', (_, file, text, named) => {
  const done = commit(file, text);
  expect({ refused: done.code !== 0, words: done.words }).toEqual({ refused: true, words: expect.stringContaining(named) });
  expect(git('log', '--oneline', '--', file).words).toBe('');
}); // prettier-ignore

it('looks at what is committed, not at what lies beside it', () => {
  writeFileSync(join(clone, 'libs/beside.ts'), 'export const a = {b:"c"}\n');
  expect(commit('libs/well.ts', 'export const a = 1;\n')).toMatchObject({ code: 0 });
});
