// `npm run permissions`: writes docs/permissions.md. The page is made by the tests' own oracle, so the test that holds it writes it too.
const { spawnSync } = require('node:child_process');
const { resolve } = require('node:path');

const jest = require.resolve('jest/bin/jest');
const { status } = spawnSync(process.execPath, [jest, 'test/permissions/page.spec.ts'], {
  cwd: resolve(__dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, WRITE_PERMISSIONS: '1' },
});
process.exit(status ?? 1);
