// `npm run bench`: what a request costs beside the least it could cost. On a throw-away PostgreSQL that syncs like a real one, the built API
// answers over HTTP, and in turns the same statements run through `pg` alone; first among 10,000 cases, then among 200,000. Other sizes:
// `npm run bench -- 10000`; the referral loop alone: `npm run bench -- loop`. At the end, or alone with `npm run bench -- protection`, what protection costs; it fails where that is more than
// promised. It prints and keeps nothing.
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { cpus, tmpdir, totalmem } = require('node:os');
const { dirname, join, resolve } = require('node:path');
const { Client } = require('pg');
const { buildIfStale } = require('./build.cjs');
const { startPostgres } = require('./postgres.cjs');
const { startApi } = require('./bench/api.cjs');
const { deedsOf, opening } = require('./bench/deeds.cjs');
const { brokenLoop, measureLoop } = require('./bench/loop.cjs');
const { compare, keepBusy } = require('./bench/measure.cjs');
const { brokenPromises, measureProtection } = require('./bench/protection.cjs');
const { replayOfDeed, transactionOf } = require('./bench/replay.cjs');
const { printGrowth, printHead, printLoop, printProtection, printSize } = require('./bench/report.cjs');
const { openSeeder } = require('./bench/seed.cjs');

const asked = process.argv.slice(2);
const protectionAlone = asked.includes('protection');
const loopAlone = asked.includes('loop');
const sizes = protectionAlone || loopAlone ? [] : asked.length > 0 ? asked.map(Number) : [10_000, 200_000];
/** How many cases there are while protection is measured alone. */
const protectedSize = 20_000;
const most = 16;
const rounds = 3;
const readsFor = { 1: { seconds: 2 }, [most]: { seconds: 2 } };
const writesOf = { 1: { times: 80 }, [most]: { times: 320 } };
/** Waiting referrals that one size uses up: every accept needs its own, over HTTP and through `pg`, and some warm up. */
const waitingPerSize = 2 * rounds * (writesOf[1].times + writesOf[most].times) + 400;

const startedAt = Date.now();
const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`);
const stopped = new AbortController();

/** Takes the statements of one deed from the traced API, twice, and measures both sides at one connection and at many. */
async function measure(deed, traced, appUrl) {
  const until = deed.writes ? writesOf : readsFor;
  for (let again = 0; again < 3; again++) await traced.deed.send(traced.deed.next());
  const { replay, statements } = await replayOfDeed(traced.api, traced.deed);
  const clients = Array.from({ length: most }, () => new Client({ connectionString: appUrl }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const viaPg = (connection) => replay(clients[connection], deed.next());
    const viaApi = () => deed.send(deed.next());
    await keepBusy(most, { times: 60 }, viaApi);
    await keepBusy(most, { times: 60 }, viaPg);
    const results = [];
    for (const connections of [1, most]) results.push(await compare({ rounds, connections, until: until[connections] }, viaApi, viaPg));
    return { name: deed.name, statements: { request: statements.length, transaction: transactionOf(statements).length }, results };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

function fail(broken) {
  for (const line of broken) console.error(`More than promised. ${line}`);
  if (broken.length > 0) process.exitCode = 1;
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'himaya-bench-'));
  chmodSync(folder, 0o711);
  const undo = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await buildIfStale({ signal: stopped.signal, quiet: true });
    const product = require(resolve(__dirname, '../dist/api/apps/api/src/testing.js'));
    const { KeyRing, urlOf, Vault } = product;
    const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    undo.push(async () => {
      await server.stop();
      if (!server.dataDir.startsWith(folder)) rmSync(dirname(server.dataDir), { recursive: true, force: true });
    });
    const adminUrl = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
    const start = async (preloads) => {
      const api = await startApi({ dataDir: folder, adminUrl, preloads });
      undo.push(() => api.stop());
      return api;
    };
    const api = await start([]);
    const traced = await start(['trace-statements.cjs']);
    say('PostgreSQL and the API run');

    const ring = KeyRing.open(join(folder, 'keys/keyring.json'));
    const seeder = await openSeeder({ adminUrl: adminUrl.replace(/postgres$/, 'himaya'), vault: new Vault(ring) });
    undo.push(() => seeder.close());
    const pool = { cases: [], waiting: [] };
    const take = (list, what) => () => {
      if (list.length === 0) throw new Error(`no ${what} left`);
      return list.pop();
    };
    const things = {
      case: () => pool.cases[Math.floor(Math.random() * pool.cases.length)],
      waiting: take(pool.waiting, 'waiting referral'),
    };
    const deedsVia = async (which, drawn) => deedsOf({ officer: await which.signIn('police-officer', most), desk: await which.signIn('shelter-caseworker', most), acceptor: await which.signIn('health-provider', most), things: drawn }); // prettier-ignore
    const [deeds, tracedDeeds] = [await deedsVia(api, things), await deedsVia(traced, things)];
    const appUrl = urlOf(adminUrl, 'himaya', 'app', ring);

    const found = [];
    for (let place = 0, seeded = 0; place < sizes.length && !stopped.signal.aborted; place++) {
      const size = sizes[place];
      for (let from = seeded + 1; from <= size; from += 50_000) await seeder.addCases(from, Math.min(size, from + 49_999));
      // One case in twenty is the section's own and waits nowhere.
      const span = Math.ceil((waitingPerSize * 20) / 19);
      pool.waiting.push(...(await seeder.addWaiting(1 + place * span, (place + 1) * span)));
      pool.cases = await seeder.officersCases();
      await seeder.client.query('vacuum analyze');
      await seeder.client.query('checkpoint');
      say(`${size.toLocaleString('en')} cases seeded, ${pool.cases.length.toLocaleString('en')} of them the section's own`);
      const rows = [];
      for (const [n, deed] of deeds.entries()) {
        rows.push(await measure(deed, { api: traced, deed: tracedDeeds[n] }, appUrl));
        await seeder.removeReplayed();
        say(`${deed.name} measured`);
      }
      found.push({ size, rows });
      seeded = size;
    }
    printHead({ cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), node: process.version });
    found.forEach(printSize);
    printGrowth(found);
    if (stopped.signal.aborted) return;
    if (!protectionAlone) {
      const loop = await measureLoop({ api, seeder, product, adminUrl, ring }, say);
      printLoop(loop);
      fail(brokenLoop(loop));
      if (loopAlone) return;
    }
    if (protectionAlone) {
      await seeder.addCases(1, protectedSize);
      await seeder.client.query('vacuum analyze');
      say(`${protectedSize.toLocaleString('en')} cases seeded`);
    }
    const costs = await measureProtection({ api, traced, start, deedsVia, seeder, opening, adminUrl, appUrl, folder, product, ring }, say);
    printProtection(costs);
    fail(brokenPromises(costs));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopped.abort());

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
