import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const workspace = resolve(__dirname, '../..');
const { paths } = (
  ts.readConfigFile(join(workspace, 'tsconfig.base.json'), ts.sys.readFile).config as {
    compilerOptions: { paths: Record<string, [string]> };
  }
).compilerOptions;

const sources = ['apps/api/src', 'apps/web/src', 'libs', 'migrations', 'test'].flatMap((folder) =>
  readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(workspace, folder, name)),
);

/** The files a file loads: its static imports and re-exports, without those that only bring types and vanish when built. */
function loads(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
  return tree.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!(isImport || isExport) || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const name = statement.moduleSpecifier.text;
    const base = paths[name] ? join(workspace, paths[name][0]) : name.startsWith('.') ? resolve(dirname(file), name) : undefined;
    const found = ['', '.ts', '.tsx', '/index.ts']
      .map((ending) => `${base}${ending}`)
      .find((path) => /\.tsx?$/.test(path) && existsSync(path));
    return found ? [found] : [];
  });
}

/** Every cycle that a walk from any file runs into, as the files on it. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file]);
    else if (!done.has(file)) {
      for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
      done.add(file);
    }
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

it('sees a cycle where there is one', () => {
  expect(cycles(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: ['a'], d: [] })))).toEqual([['a', 'b', 'c', 'a']]);
});

it('finds no import cycle between files', () => {
  const graph = new Map(sources.map((file) => [file, loads(file)]));
  expect([...graph.values()].flat().length).toBeGreaterThan(sources.length);
  expect(cycles(graph).map((cycle) => cycle.map((file) => relative(workspace, file)).join(' → '))).toEqual([]);
});
