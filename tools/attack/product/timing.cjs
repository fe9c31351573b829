// Whether a hidden number can be told by the time an answer takes.

/** Wilcoxon's signed-rank statistic of paired measurements, as a standard normal one. */
function signedRanks(pairs) {
  const differences = pairs.map(([one, other]) => one - other).filter((one) => one !== 0);
  const byValue = differences.toSorted((one, other) => Math.abs(one) - Math.abs(other));
  const sum = byValue.reduce((all, one, at) => all + (one > 0 ? at + 1 : 0), 0);
  const n = byValue.length;
  return (sum - (n * (n + 1)) / 4) / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
}

/** Beyond so many standard deviations a difference is no chance (two-sided, once in a thousand). */
const telling = 3.29;

/**
 * Two questions in turns, which of them is first drawn anew each time.
 *
 * @param draw a number from 0 to 1
 * @returns the statistic, and the median difference in microseconds
 */
async function inTurns(one, other, pairs, draw) {
  const timed = async (question) => {
    const begun = process.hrtime.bigint();
    await question();
    return Number(process.hrtime.bigint() - begun) / 1000;
  };
  for (let warm = 0; warm < 20; warm += 1) await (warm % 2 ? one() : other());
  const measured = [];
  for (let at = 0; at < pairs; at += 1) {
    if (draw() < 0.5) {
      const first = await timed(one);
      measured.push([first, await timed(other)]);
    } else {
      const first = await timed(other);
      measured.push([await timed(one), first]);
    }
  }
  const differences = measured.map(([first, second]) => first - second).toSorted((a, b) => a - b);
  return { z: signedRanks(measured), median: differences[Math.floor(pairs / 2)] };
}

module.exports = { inTurns, signedRanks, telling };
