// Jest in CommonJS mode cannot require ES modules, and several dependencies (Nest 12 among them) ship nothing else. This transform
// turns those files into CommonJS and every import() into a require, and passes all other files through untouched. It judges by the
// file's content, not by a list of packages: some CommonJS packages call import() or nest an ES module of their own.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const swc = require('@swc/core');

const moduleSyntax = /(^|[\n;}])\s*(import|export)[\s{*"']|\bimport\.meta\b/;
const bundle = join(__dirname, '../dist/testing/');
const importAsRequire =
  '\nfunction __imp(p){return Promise.resolve().then(()=>{const m=require(p);return m&&m.__esModule?m:Object.assign({default:m},m)})}';
const options = {
  swcrc: false,
  isModule: 'unknown',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
};

/** The bundle is CommonJS as a whole, whatever stands in its texts; of its own sources it brings the map. */
const ofBundle = (filename) => filename.startsWith(bundle);
const mapOf = (filename) =>
  ofBundle(filename) && !filename.includes('packages') && existsSync(`${filename}.map`) ? readFileSync(`${filename}.map`, 'utf8') : null;

module.exports = {
  canInstrument: false,
  getCacheKey: (source) => createHash('sha256').update('2').update(source).digest('hex'),
  process(source, filename) {
    const isModule = !ofBundle(filename) && moduleSyntax.test(source);
    const code = isModule ? swc.transformSync(source, { ...options, filename }).code : source;
    const required = code.replace(/\bimport\s*\(/g, '__imp(');
    return { code: required === code ? code : required + importAsRequire, map: mapOf(filename) };
  },
};
