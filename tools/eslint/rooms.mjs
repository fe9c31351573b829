import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * The walls inside a room, by where a relative import lands: features meet only through `index.ts`, shared folders (`platform`, `ui`)
 * never import a feature, and nobody imports the files that put the room together.
 * Options: `root` is the room's source folder, `features` the folder below it that holds one folder per feature ('' when the root
 * itself does), `shared` the folders that know no feature. Files beside the folders put the room together.
 */
export const roomWalls = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      feature: 'This is the inside of the feature {{to}}: features meet through its index.ts only',
      shared: '{{from}}/ knows no feature, and this is {{to}}',
      entry: '{{to}} puts the room together: nothing in it imports that',
    },
  },
  create(context) {
    const { root, features, shared } = context.options[0];
    const base = resolve(context.cwd, root);

    const placeOf = (path) => {
      const parts = relative(base, path).split(sep);
      const [first] = parts;
      if (first === '..') return { kind: 'outside' };
      if (shared.includes(first)) return { kind: 'shared', name: first };
      const isFile = ['', '.ts', '.tsx'].some((ending) => /\.tsx?$/.test(path + ending) && existsSync(path + ending));
      if (parts.length === 1 && isFile) return { kind: 'entry', name: first };
      if (features === '') return { kind: 'feature', name: first, inside: parts.slice(1).join('/') };
      return first === features ? { kind: 'feature', name: parts[1], inside: parts.slice(2).join('/') } : { kind: 'outside' };
    };

    const check = (source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const from = placeOf(context.filename);
      const to = placeOf(resolve(dirname(context.filename), source.value));
      const report = (messageId) => context.report({ node: source, messageId, data: { from: from.name, to: to.name } });
      const between = from.kind === 'shared' || from.kind === 'feature';
      if (between && to.kind === 'entry') report('entry');
      if (from.kind === 'shared' && to.kind === 'feature') report('shared');
      const meetsInside = from.kind === 'feature' && to.kind === 'feature' && from.name !== to.name && !/^(index(\.ts)?)?$/.test(to.inside);
      if (meetsInside) report('feature');
    };
    return {
      'ImportDeclaration, ImportExpression, ExportNamedDeclaration, ExportAllDeclaration, TSImportType': (node) => check(node.source),
    };
  },
};
