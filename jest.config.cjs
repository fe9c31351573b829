const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { aliases } = require('./tools/aliases.cjs');
const { bundled } = require('./tools/bundle-tests.cjs');

const json = (file) => JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
const swc = json('.swcrc');
const jsc = { ...swc.jsc, baseUrl: undefined, paths: undefined };
/** `npm test` has bundled what it built; Jest alone takes the sources as they are. */
const places = process.env.TEST_BUNDLE
  ? bundled
  : Object.fromEntries(Object.entries(aliases).map(([alias, file]) => [alias, join(__dirname, file)]));

/** One root configuration: a root per project breaks coverage. Aliases come from tsconfig.base.json, emit options from .swcrc. */
module.exports = {
  rootDir: __dirname,
  roots: ['libs', 'apps/api', 'migrations', 'test', 'tools'].map((folder) => `<rootDir>/${folder}`),
  globalSetup: '<rootDir>/test/support/before-run.ts',
  globalTeardown: '<rootDir>/test/support/after-run.ts',
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: Object.fromEntries(Object.entries(places).map(([alias, file]) => [`^${alias}$`, file])),
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swc, jsc, swcrc: false, sourceMaps: 'inline' }],
    '^.+\\.[cm]?js$': '<rootDir>/tools/jest-deps.cjs',
  },
  transformIgnorePatterns: [],
  testSequencer: '<rootDir>/tools/longest-first.cjs',
  maxWorkers: 3,
  testTimeout: 60_000,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};
