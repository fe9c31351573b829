// `npm run bench`: what a request costs beside the least it could cost. On a throw-away PostgreSQL that syncs like a real one, the built API
// answers over HTTP, and in turns the same statements run through `pg` alone; first among 10,000 cases, then among 200,000. Other sizes:
// `npm run bench -- 10000`; the referral loop alone: `npm run bench -- loop`; the occupancy board alone: `npm run bench -- board`; a case's page alone: `npm run bench -- page`;
// the fact store alone, which is measured only so: `npm run bench -- facts`;
// tables of figures alone: `npm run bench -- statistics`; making a release safe alone: `npm run bench -- release`;
// some requests alone: `npm run bench -- 10000 'triage queue' 'screening save'`. Then, or
// alone with `npm run bench -- growth`, how much slower reads are among many cases than among few. At the end, or alone with
// `npm run bench -- protection`, what protection costs; it fails where that is more than promised. It prints and keeps nothing.
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { cpus, tmpdir, totalmem } = require('node:os');
const { join, resolve } = require('node:path');
const { Client } = require('pg');
const { buildIfStale } = require('./build.cjs');
const { brokenBoard, measureBoard } = require('./bench/board.cjs');
const { brokenCasePage, measureCasePage } = require('./bench/case-page.cjs');
const { opening } = require('./bench/deeds.cjs');
const { brokenFacts, measureFacts, printFacts } = require('./bench/facts.cjs');
const { brokenFigures, measureFigures, printFigures } = require('./bench/figures.cjs');
const { measureGrowth } = require('./bench/growth.cjs');
const { brokenLoop, measureLoop } = require('./bench/loop.cjs');
const { compare, keepBusy } = require('./bench/measure.cjs');
const { brokenPromises, measureProtection } = require('./bench/protection.cjs');
const { replayOfDeed, transactionOf } = require('./bench/replay.cjs');
const { brokenRelease, measureRelease, printRelease } = require('./bench/release.cjs');
const { printBoard, printCasePage, printGrowth, printHead, printLoop, printProtection, printSize } = require('./bench/report.cjs');
const { deedsVia: deedsOn, oneOf, openWorld } = require('./bench/world.cjs');

const asked = process.argv.slice(2);
const protectionAlone = asked.includes('protection');
const growthAlone = asked.includes('growth');
const loopAlone = asked.includes('loop');
const boardAlone = asked.includes('board');
const pageAlone = asked.includes('page');
/** The fact store is measured alone or not at all: it fills the database with the facts of a million cases. */
const factsAlone = asked.includes('facts');
const figuresAlone = asked.includes('statistics');
const releaseAlone = asked.includes('release');
/** Requests named on the command line: they alone are measured, at the sizes asked for. */
const named = asked.filter((word) => word.includes(' '));
const wanted = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const sizes =
  protectionAlone || loopAlone || boardAlone || pageAlone || figuresAlone || factsAlone
    ? []
    : wanted.length > 0
      ? wanted
      : [10_000, 200_000];
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

async function releases() {
  const rows = await measureRelease({ disclosure: require(resolve(__dirname, '../dist/api/libs/disclosure/src/index.js')) }, say);
  printRelease(rows);
  fail(brokenRelease(rows));
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'himaya-bench-'));
  chmodSync(folder, 0o711);
  const undo = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await buildIfStale({ signal: stopped.signal, quiet: true });
    if (releaseAlone) return await releases();
    const product = require(resolve(__dirname, '../dist/api/apps/api/src/testing.js'));
    const { adminUrl, api, ring, seeder, start } = await openWorld(folder, product, undo);
    const traced = await start(['trace-statements.cjs']);
    say('PostgreSQL and the API run');
    const pool = { cases: [], waiting: [] };
    const take = (list, what) => () => {
      if (list.length === 0) throw new Error(`no ${what} left`);
      return list.pop();
    };
    const things = { case: () => oneOf(pool.cases), waiting: take(pool.waiting, 'waiting referral') };
    const deedsVia = (which, drawn) => deedsOn(which, drawn, most);
    const [deeds, tracedDeeds] = [await deedsVia(api, things), await deedsVia(traced, things)];
    const appUrl = product.urlOf(adminUrl, 'himaya', 'app', ring);

    const found = [];
    for (let place = 0, seeded = 0; place < sizes.length && !stopped.signal.aborted; place++) {
      const size = sizes[place];
      await seeder.addCases(seeded + 1, size);
      // One case in twenty is the section's own and waits nowhere.
      const span = Math.ceil((waitingPerSize * 20) / 19);
      pool.waiting.push(...(await seeder.addWaiting(1 + place * span, (place + 1) * span)));
      pool.cases = await seeder.officersCases();
      await seeder.client.query('vacuum analyze');
      await seeder.client.query('checkpoint');
      say(`${size.toLocaleString('en')} cases seeded, ${pool.cases.length.toLocaleString('en')} of them the section's own`);
      seeded = size;
      if (growthAlone) continue;
      const rows = [];
      for (const [n, deed] of deeds.entries()) {
        if (named.length > 0 && !named.includes(deed.name)) continue;
        rows.push(await measure(deed, { api: traced, deed: tracedDeeds[n] }, appUrl));
        await seeder.removeReplayed();
        say(`${deed.name} measured`);
      }
      found.push({ size, rows });
    }
    printHead({ cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), node: process.version });
    if (factsAlone) {
      const facts = await measureFacts({ seeder, product, ring, url: product.urlOf(adminUrl, 'himaya', 'facts', ring) }, say);
      printFacts(facts);
      fail(brokenFacts(facts));
      return;
    }
    found.forEach(printSize);
    if (named.length > 0) return;
    if (sizes.length > 1 && !stopped.signal.aborted)
      printGrowth(sizes, await measureGrowth({ api, seeder, folder, product, few: sizes[0], undo }));
    if (stopped.signal.aborted || growthAlone) return;
    if (!protectionAlone && !loopAlone && !pageAlone && !boardAlone) {
      const figures = await measureFigures({ api, seeder, product, ring, url: product.urlOf(adminUrl, 'himaya', 'facts', ring) }, say);
      printFigures(figures);
      fail(brokenFigures(figures));
      await releases();
      if (figuresAlone) return;
    }
    if (!protectionAlone && !loopAlone && !pageAlone) {
      const measured = (deed, via) => measure(deed, via, appUrl);
      const board = await measureBoard({ api, traced, seeder, product, ring }, measured, most, say);
      printBoard(board);
      fail(brokenBoard(board));
      if (boardAlone) return;
    }
    if (pageAlone || (!protectionAlone && !loopAlone)) {
      // Alone it has no cases yet.
      if (pageAlone) await seeder.addCases(1, 1000);
      const page = await measureCasePage({ api, traced, seeder }, (deed, via) => measure(deed, via, appUrl), most, say);
      printCasePage(page);
      fail(brokenCasePage(page));
      if (pageAlone) return;
    }
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
