// `npm run keys:rotate`: a new version of the key-encryption key, every data key wrapped anew under it. The product may run meanwhile.
const { runProgram } = require('./run-program.cjs');

runProgram('rotate-keys.js');
