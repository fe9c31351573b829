// Loops that keep a number of connections busy, and what came out of them.
const { performance } = require('node:perf_hooks');

/** Milliseconds since some moment. Every loop takes another clock where a test wants to know what it makes of given times. */
const sinceStart = () => performance.now();

/**
 * Runs one task after the other on each connection.
 *
 * @param {number} connections
 * @param {{seconds?: number, times?: number}} until whichever is given ends the run; `times` counts over all connections
 * @param {(connection: number) => Promise<unknown>} task
 * @param {() => number} now milliseconds
 * @returns {Promise<{latencies: number[], seconds: number}>} latencies in milliseconds
 */
async function keepBusy(connections, { seconds = Infinity, times = Infinity }, task, now = sinceStart) {
  const latencies = [];
  const begun = now();
  const end = begun + seconds * 1000;
  let left = times;
  const work = async (connection) => {
    while (left-- > 0) {
      const sent = now();
      if (sent >= end) return;
      await task(connection);
      latencies.push(now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)));
  return { latencies, seconds: (now() - begun) / 1000 };
}

/** Joins the rounds of one measurement. */
function summarise(rounds) {
  const latencies = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { perSecond: latencies.length / seconds, p50: at(0.5), p95: at(0.95), count: latencies.length };
}

/**
 * Measures the API and its limit in turns, so that what else the machine does hits both alike.
 *
 * @param {{rounds: number, connections: number, until: {seconds?: number, times?: number}}} how
 * @param {() => number} now milliseconds
 */
async function compare({ rounds, connections, until }, viaApi, viaPg, now = sinceStart) {
  const found = { api: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    found.limit.push(await keepBusy(connections, until, viaPg, now));
    found.api.push(await keepBusy(connections, until, viaApi, now));
  }
  const api = summarise(found.api);
  const limit = summarise(found.limit);
  return { connections, api, limit, ratio: limit.perSecond / api.perSecond };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Two ways of doing the same, one right after the other, whichever first in turns: what else the machine does hits both alike. One at
 * a time; a tenth as many pairs go before, uncounted.
 *
 * @param {number} pairs
 * @param {() => Promise<unknown>} plain the one with protection
 * @param {() => Promise<unknown>} without the one without it
 * @param {() => number} now milliseconds
 * @returns {Promise<{protected: number, without: number, ratio: number}>} medians in milliseconds, and the first over the second
 */
async function alternate(pairs, plain, without, now = sinceStart) {
  const timed = async (task) => {
    const begun = now();
    await task();
    return now() - begun;
  };
  const found = { plain: [], without: [] };
  for (let pair = -Math.ceil(pairs / 10); pair < pairs; pair++) {
    const order = pair % 2 === 0 ? ['plain', 'without'] : ['without', 'plain'];
    for (const which of order) {
      const took = await timed(which === 'plain' ? plain : without);
      if (pair >= 0) found[which].push(took);
    }
  }
  const [a, b] = [median(found.plain), median(found.without)];
  return { protected: a, without: b, ratio: a / b };
}

module.exports = { alternate, compare, keepBusy, median };
