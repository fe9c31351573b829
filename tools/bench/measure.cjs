// Loops that keep a number of connections busy, and what came out of them.
const { performance } = require('node:perf_hooks');

/**
 * Runs one task after the other on each connection.
 *
 * @param {number} connections
 * @param {{seconds?: number, times?: number}} until whichever is given ends the run; `times` counts over all connections
 * @param {(connection: number) => Promise<unknown>} task
 * @returns {Promise<{latencies: number[], seconds: number}>} latencies in milliseconds
 */
async function keepBusy(connections, { seconds = Infinity, times = Infinity }, task) {
  const latencies = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let left = times;
  const work = async (connection) => {
    while (left-- > 0) {
      const sent = performance.now();
      if (sent >= end) return;
      await task(connection);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)));
  return { latencies, seconds: (performance.now() - begun) / 1000 };
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
 */
async function compare({ rounds, connections, until }, viaApi, viaPg) {
  const found = { api: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    found.limit.push(await keepBusy(connections, until, viaPg));
    found.api.push(await keepBusy(connections, until, viaApi));
  }
  const api = summarise(found.api);
  const limit = summarise(found.limit);
  return { connections, api, limit, ratio: limit.perSecond / api.perSecond };
}

module.exports = { compare, keepBusy };
