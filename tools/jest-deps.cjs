// Jest in CommonJS mode cannot require ES modules, and several dependencies (Nest 12 among them) ship nothing else. This transform
// turns those files into CommonJS and every import() into a require, and passes all other files through untouched. It judges by the
// file's content, not by a list of packages: some CommonJS packages call import() or nest an ES module of their own.
const { createHash } = require('node:crypto');
const swc = require('@swc/core');

const moduleSyntax = /(^|[\n;}])\s*(import|export)[\s{*"']|\bimport\.meta\b/;
const dynamicImport = /\bimport\s*\(/;
const importAsRequire =
  '\nfunction __imp(p){return Promise.resolve().then(()=>{const m=require(p);return m&&m.__esModule?m:Object.assign({default:m},m)})}';
const options = {
  swcrc: false,
  isModule: 'unknown',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
};

module.exports = {
  canInstrument: false,
  getCacheKey: (source) => createHash('sha256').update('1').update(source).digest('hex'),
  process(source, filename) {
    let code = moduleSyntax.test(source) ? swc.transformSync(source, { ...options, filename }).code : source;
    if (dynamicImport.test(code)) code = code.replace(/\bimport\s*\(/g, '__imp(') + importAsRequire;
    return { code };
  },
};
