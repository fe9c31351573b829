import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const workspace = resolve(__dirname, '../..');
const rooms = '@nx/enforce-module-boundaries';
const features = 'himaya/room-walls';
const packages = '@typescript-eslint/no-restricted-imports';
const focus = 'no-restricted-syntax';
const use = (from: string, name = 'x') => `import { ${name} } from '${from}';\nexport const y = ${name};\n`;

/** What each room must not do, by a text planted at a path of that room, and the rule that must refuse it. */
const planted: readonly [what: string, filePath: string, code: string, rule: string][] = [
  ['domain uses a package', 'libs/domain/src/cases/planted.ts', use('typeorm'), rooms],
  ['domain uses a test package outside a test', 'libs/domain/src/cases/planted.ts', use('fast-check'), packages],
  ['domain imports auth', 'libs/domain/src/cases/planted.ts', use('@himaya/auth'), rooms],
  ['domain uses Node', 'libs/domain/src/cases/planted.ts', use('node:fs'), packages],
  ['domain uses Node by its old name', 'libs/domain/src/cases/planted.ts', use('fs/promises'), packages],
  ['domain uses the browser', 'libs/domain/src/cases/planted.ts', 'export const y = window;\n', 'no-restricted-globals'],
  ['auth uses Nest', 'libs/auth/src/planted.ts', use('@nestjs/common'), rooms],
  ['auth imports the migrations', 'libs/auth/src/planted.ts', use('@himaya/migrations'), rooms],
  ['auth uses Node', 'libs/auth/src/planted.ts', use('node:crypto'), packages],
  ['disclosure control imports the domain', 'libs/disclosure/src/planted.ts', use('@himaya/domain'), rooms],
  ['disclosure control uses Node', 'libs/disclosure/src/planted.ts', use('node:fs'), packages],
  ['the web computes what may be published', 'apps/web/src/features/cases/planted.ts', use('@himaya/disclosure'), rooms],
  ['the api uses a browser package', 'apps/api/src/cases/planted.ts', use('@mantine/core'), rooms],
  ['the api uses React', 'apps/api/src/cases/planted.ts', use('react'), rooms],
  ['the api reaches into a library by path', 'apps/api/src/cases/planted.ts', use('../../../../libs/domain/src/index'), rooms],
  ['an api feature reaches into another', 'apps/api/src/cases/planted.ts', use('../referrals/referral.store'), features],
  ['the api platform imports a feature', 'apps/api/src/platform/db/planted.ts', use('../../cases/index'), features],
  ['an api feature imports the entry', 'apps/api/src/cases/planted.ts', use('../main'), features],
  ['the web uses a server package', 'apps/web/src/features/cases/planted.ts', use('typeorm'), rooms],
  ['the web uses Nest', 'apps/web/src/features/cases/planted.ts', use('@nestjs/common'), rooms],
  ['the web imports the migrations', 'apps/web/src/features/cases/planted.ts', use('@himaya/migrations'), rooms],
  ['the web uses Node', 'apps/web/src/features/cases/planted.ts', use('node:fs'), packages],
  ['the web loads reference data at once', 'apps/web/src/features/cases/planted.ts', use('@himaya/domain/reference'), packages],
  ['a web feature reaches into another', 'apps/web/src/features/cases/planted.ts', use('../referrals/referral-page'), features],
  ['the web ui imports a feature', 'apps/web/src/ui/planted.ts', use('../features/cases'), features],
  ['the web platform imports a feature', 'apps/web/src/platform/planted.ts', use('../features/cases/index'), features],
  ['a migration imports the domain', 'migrations/planted.ts', use('@himaya/domain'), rooms],
  ['a migration uses another package', 'migrations/planted.ts', use('pg'), rooms],
  ['a test imports the inside of the api', 'test/cases/planted.spec.ts', use('../../apps/api/src/cases/case.store'), rooms],
  ['a test imports the web', 'test/cases/planted.spec.ts', use('../../apps/web/src/main'), rooms],
  ['a tool imports the inside of the api', 'tools/planted.ts', use('../apps/api/src/cases/case.store'), rooms],
  ['a focused test', 'test/cases/planted.spec.ts', "it.only('x', () => undefined);\n", focus],
  ['a skipped test', 'libs/domain/src/planted.spec.ts', "describe.skip('x', () => undefined);\n", focus],
  ['a comment that turns a rule off', 'libs/domain/src/planted.ts', `// eslint-disable-next-line\n${use('typeorm')}`, rooms],
  ['a file of 301 lines', 'apps/api/src/cases/planted.ts', 'export {};\n'.repeat(301), 'max-lines'],
];

/** What must stay possible, so that the rules above are not merely refusing everything. */
const allowed: readonly [what: string, filePath: string, code: string][] = [
  ['auth uses the domain and CASL', 'libs/auth/src/planted.ts', use('@himaya/domain') + use('@casl/ability', 'z').replaceAll('y =', 'w =')],
  ['a domain test draws examples', 'libs/domain/src/planted.spec.ts', use('fast-check')],
  [
    'the api uses its packages and libraries',
    'apps/api/src/cases/planted.ts',
    use('@himaya/auth') + use('typeorm', 'z').replaceAll('y =', 'w ='),
  ],
  ['api features meet through index.ts', 'apps/api/src/cases/planted.ts', use('../consents/index')],
  ['an api feature uses the platform', 'apps/api/src/cases/planted.ts', use('../platform/db/in-transaction')],
  ['web features meet through index.ts', 'apps/web/src/features/cases/planted.ts', use('../consents')],
  [
    'the web loads reference data lazily',
    'apps/web/src/platform/planted.ts',
    "export const y = () => import('@himaya/domain/reference');\n",
  ],
  ['a migration uses typeorm', 'migrations/planted.ts', use('typeorm')],
  ['a test uses what the api offers to tests', 'test/cases/planted.spec.ts', use('@himaya/api/testing')],
];

let found: string[][];

beforeAll(() => {
  const texts = [...planted, ...allowed].map(([, filePath, code]) => ({ filePath: join(workspace, filePath), code }));
  const lint = spawnSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
    cwd: workspace,
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  if (lint.status !== 0) throw new Error(lint.stderr);
  found = JSON.parse(lint.stdout) as string[][];
}, 120_000);

it.each(planted.map(([what, , , rule], index) => [what, rule, index] as const))('refuses: %s (%s)', (_what, rule, index) => {
  expect(found[index]).toContain(rule);
});

it.each(allowed.map(([what], index) => [what, planted.length + index] as const))('lets pass: %s', (_what, index) => {
  expect(found[index]).toEqual([]);
});
