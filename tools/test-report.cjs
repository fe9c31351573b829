// What a run of tests comes to, read from the JSON report that Jest and Vitest write alike.
const { existsSync, readFileSync } = require('node:fs');

/**
 * Counts a report. A file that could not run is a failure, so is a runner that fails without naming a test or that ran none; a skipped
 * test is one too, unless the caller chose tests.
 *
 * @param {string} report where the runner was to write it; a runner that died left none
 * @param {number} code the runner's exit code
 * @param {{chosen: boolean, say?: (line: string) => void}} how whether only some tests were asked for, and who is told of what is no failed test
 * @returns {{passed: number, failed: number}}
 */
function totals(report, code, { chosen, say = console.log }) {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = chosen ? 0 : (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
  for (const file of broken) say(`could not run: ${file.name}`);
  if (skipped > 0) say(`skipped tests: ${skipped}`);
  const failed = result.numFailedTests + broken.length + skipped;
  const silent = code !== 0 || result.numPassedTests === 0;
  return { passed: result.numPassedTests, failed: failed === 0 && silent ? 1 : failed };
}

module.exports = { totals };
