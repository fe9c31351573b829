// What the specs import of the product by its aliases, as a few files: Jest loads every module anew for every spec file, and one server is
// two thousand of them, which took longer than most specs. Tests beside their sources import those and not the bundle.
const { existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, resolve, sep } = require('node:path');
const { aliases } = require('./aliases.cjs');

const root = resolve(__dirname, '..');
const built = join(root, 'dist/api');
const folder = join(root, 'dist/testing');
const stamp = join(folder, '.stamp');

/** Alias of the product → the file that carries it in the bundle. */
const bundled = Object.fromEntries(Object.keys(aliases).map((alias) => [alias, join(folder, `${nameOf(alias)}.js`)]));

function nameOf(alias) {
  return alias.replace('@himaya/', '').replace('/', '-');
}

/** Native code, and packages that look for their files beside themselves or load others by a computed name. */
const external = [/^@node-rs\//, /^@myriaddreamin\//, /^highs$/, /^pg-native$/];

/** The compiled sources as they were written: where they stand (they read files beside themselves) and their source maps. */
const asCompiled = {
  name: 'as-compiled',
  load(id) {
    if (!id.startsWith(built + sep) || !id.endsWith('.js')) return null;
    const code = readFileSync(id, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(id)));
    return { code, map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
  },
};

/** Bundles what the last build compiled, unless that is done. */
async function bundleIfStale() {
  const sources = readFileSync(join(root, 'dist/.stamp'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  rmSync(folder, { recursive: true, force: true });
  const { build } = await import('rolldown');
  await build({
    input: Object.fromEntries(Object.entries(aliases).map(([alias, file]) => [nameOf(alias), join(built, file.replace(/\.ts$/, '.js'))])),
    platform: 'node',
    external,
    plugins: [asCompiled],
    // Optional packages of Nest and TypeORM that are not installed are required where they stand, and fail there as they would unbundled.
    onLog: (level, log, handler) => log.code === 'UNRESOLVED_IMPORT' || handler(level, log),
    output: {
      dir: folder,
      format: 'cjs',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-part.js',
      codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
    },
  });
  writeFileSync(stamp, sources);
}

module.exports = { bundled, bundleIfStale };
