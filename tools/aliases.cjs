const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { paths } = JSON.parse(readFileSync(join(__dirname, '../tsconfig.base.json'), 'utf8')).compilerOptions;

/** @type {Record<string, string>} alias of the product → its source file, from the root */
const aliases = Object.fromEntries(Object.entries(paths).map(([alias, [file]]) => [alias, file.replace('./', '')]));

module.exports = { aliases };
