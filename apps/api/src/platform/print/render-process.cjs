/**
 * Sets one paper after another, in a process of its own: setting is native, blocks, and nothing but the end of a process stops it. Takes
 * `{ id, template, data, limits }`, answers `{ id, pdf }` or `{ id, error }`. Templates are ours; what comes from people stands in `data`
 * and is never read as markup.
 */
const { readFileSync } = require('node:fs');
const { join, dirname } = require('node:path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const fonts = dirname(require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/package.json'));
const cut = (weight) => readFileSync(join(fonts, weight, `IBMPlexSansArabic_${weight}.ttf`));
// Whoever asked is gone.
process.on('disconnect', () => process.exit(0));

const compiler = NodeCompiler.create({
  // Nothing lies there: a template reads no file.
  workspace: join(__dirname, 'empty'),
  fontArgs: [{ fontBlobs: ['400Regular', '600SemiBold', '700Bold'].map(cut) }],
});

process.on('message', ({ id, template, data, limits }) => {
  try {
    const made = compiler.compile({ mainFileContent: template, inputs: { data } });
    if (made.hasError()) throw new Error(made.takeDiagnostics()?.compilationStatus ?? 'the template failed');
    if (made.result.numOfPages > limits.pages) throw new Error('too many pages');
    const pdf = compiler.pdf(made.result);
    if (pdf.length > limits.pdfBytes) throw new Error('too many bytes');
    process.send({ id, pdf });
  } catch (error) {
    process.send({ id, error: error.message });
  } finally {
    compiler.evictCache(3);
  }
});
