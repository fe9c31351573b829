import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { permissionsPage } from './page';

const path = resolve(__dirname, '../../docs/permissions.md');

it('docs/permissions.md says what the oracle says; `npm run permissions` writes it', () => {
  const page = permissionsPage();
  if (process.env['WRITE_PERMISSIONS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
