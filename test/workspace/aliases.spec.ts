import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const workspace = resolve(__dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(workspace, file), 'utf8'));

it('builds with the aliases the type check knows', () => {
  const { compilerOptions } = read('tsconfig.base.json') as { compilerOptions: { paths: Record<string, string[]> } };
  const { jsc } = read('.swcrc') as { jsc: { paths: Record<string, string[]> } };
  expect(jsc.paths).toEqual(compilerOptions.paths);
});
