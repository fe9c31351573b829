// `npm run facts:rebuild`: every fact of the statistics derived anew from the cases, differences mended and counted. The product may run meanwhile.
const { runProgram } = require('./run-program.cjs');

runProgram('facts-rebuild.js');
