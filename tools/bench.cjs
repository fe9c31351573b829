// `npm run bench`: what a request costs beside the least it could cost. On a throw-away PostgreSQL that syncs like a real one, the built API
// answers over HTTP, and in turns the same statements run through `pg` alone; first among 10,000 cases, then among 200,000. Other sizes:
// `npm run bench -- 10000`. It prints and keeps nothing.
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { cpus, tmpdir, totalmem } = require('node:os');
const { dirname, join, resolve } = require('node:path');
const { Client } = require('pg');
const { buildIfStale } = require('./build.cjs');
const { startPostgres } = require('./postgres.cjs');
const { call, startApi } = require('./bench/api.cjs');
const { compare, keepBusy } = require('./bench/measure.cjs');
const { replayOf, transactionOf } = require('./bench/replay.cjs');
const { printGrowth, printHead, printSize } = require('./bench/report.cjs');
const { openSeeder } = require('./bench/seed.cjs');

const sizes = process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : [10_000, 200_000];
const most = 16;
const rounds = 3;
const readsFor = { 1: { seconds: 2 }, [most]: { seconds: 2 } };
const writesOf = { 1: { times: 80 }, [most]: { times: 320 } };
/** Waiting referrals that one size uses up: every accept needs its own, over HTTP and through `pg`, and some warm up. */
const waitingPerSize = 2 * rounds * (writesOf[1].times + writesOf[most].times) + 400;

const startedAt = Date.now();
const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`);
const stopped = new AbortController();

/** The five things a caseworker does all day. `thing` is drawn anew for every run; reads of lists need none. */
function deedsOf({ officer, desk, acceptor, things }) {
  const opening = {
    person: {
      alias: 'B-new', givenName: 'Bench Crimson', familyName: 'Sample Two', sex: 'female', birthDate: null, ageYears: 24, nationality: 'PH',
      languages: ['tl', 'en'], phone: null,
    },
    governorate: 'baghdad', foundAt: '2026-01-15', foundBy: 'labour-inspection',
    exploitation: [{ form: 'domestic-servitude', acts: ['recruitment', 'harbouring'], means: ['deception'] }], specialNeeds: [],
  }; // prettier-ignore
  const none = () => ({});
  return [
    {
      name: 'queue list',
      until: readsFor,
      next: none,
      send: () => call(desk, 'GET', '/referrals?box=incoming&status=requested,received', { expect: 200 }),
    },
    { name: 'cases list', until: readsFor, next: none, send: () => call(officer, 'GET', '/cases', { expect: 200 }) },
    {
      name: 'case read',
      until: readsFor,
      next: things.case,
      send: (thing) => call(officer, 'GET', `/cases/${thing.id}`, { expect: 200 }),
    },
    { name: 'create case', until: writesOf, next: none, send: () => call(officer, 'POST', '/cases', { body: opening, expect: 201 }) },
    {
      name: 'accept referral',
      until: writesOf,
      next: things.waiting,
      send: (thing) => call(acceptor, 'POST', `/referrals/${thing.id}/accept`, { body: {}, headers: { 'if-match': '"1"' }, expect: 200 }),
    },
  ];
}

/** Takes the statements of one deed from the traced API, twice, and measures both sides at one connection and at many. */
async function measure(deed, traced, appUrl) {
  for (let again = 0; again < 3; again++) await traced.deed.send(traced.deed.next());
  const [one, other] = [traced.deed.next(), traced.deed.next()];
  const first = await traced.api.trace(() => traced.deed.send(one));
  const second = await traced.api.trace(() => traced.deed.send(other));
  const replay = replayOf(first, second, one);
  const clients = Array.from({ length: most }, () => new Client({ connectionString: appUrl }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const viaPg = (connection) => replay(clients[connection], deed.next());
    const viaApi = () => deed.send(deed.next());
    await keepBusy(most, { times: 60 }, viaApi);
    await keepBusy(most, { times: 60 }, viaPg);
    const results = [];
    for (const connections of [1, most])
      results.push(await compare({ rounds, connections, until: deed.until[connections] }, viaApi, viaPg));
    return { name: deed.name, statements: { request: first.length, transaction: transactionOf(first).length }, results };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'himaya-bench-'));
  chmodSync(folder, 0o711);
  const undo = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await buildIfStale({ signal: stopped.signal, quiet: true });
    const { KeyRing, urlOf, Vault } = require(resolve(__dirname, '../dist/api/apps/api/src/testing.js'));
    const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    undo.push(async () => {
      await server.stop();
      if (!server.dataDir.startsWith(folder)) rmSync(dirname(server.dataDir), { recursive: true, force: true });
    });
    const adminUrl = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
    const start = async (traced) => {
      const api = await startApi({ dataDir: folder, adminUrl, traced });
      undo.push(() => api.stop());
      return api;
    };
    const api = await start(false);
    const traced = await start(true);
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
    const deedsVia = async (which) => deedsOf({ officer: await which.signIn('police-officer', most), desk: await which.signIn('shelter-caseworker', most), acceptor: await which.signIn('health-provider', most), things }); // prettier-ignore
    const [deeds, tracedDeeds] = [await deedsVia(api), await deedsVia(traced)];

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
        rows.push(await measure(deed, { api: traced, deed: tracedDeeds[n] }, urlOf(adminUrl, 'himaya', 'app', ring)));
        await seeder.removeReplayed();
        say(`${deed.name} measured`);
      }
      found.push({ size, rows });
      seeded = size;
    }
    printHead({ cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), node: process.version });
    found.forEach(printSize);
    printGrowth(found);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopped.abort());

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
