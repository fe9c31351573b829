// A clean checkout knows no file's last duration and would sort by size, but the longest files are short ones that walk every page or
// every route: begun last, they would leave one core idle for minutes.
const { default: Sequencer } = require('@jest/test-sequencer');

const long = [/permissions\/walk\./, /browser\/pages\//, /permissions\/indistinguishable\./, /browser\//, /permissions\//, /outbox\//];
const rank = ({ path }) => (long.findIndex((pattern) => pattern.test(path)) + long.length + 1) % (long.length + 1);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
