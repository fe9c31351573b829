// A server of the bench's own with the product on it: PostgreSQL that syncs like a real one, the built API, and the bench's hand in the database.
const { mkdirSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { startPostgres } = require('../postgres.cjs');
const { startApi } = require('./api.cjs');
const { deedsOf } = require('./deeds.cjs');
const { openSeeder } = require('./seed.cjs');

/** Sessions of a world's API, as many connections each, and the deeds that they do on what `drawn` gives them. */
async function deedsVia(api, drawn, connections) {
  const [officer, desk, acceptor] = await Promise.all(
    ['police-officer', 'shelter-caseworker', 'health-provider'].map((name) => api.signIn(name, connections)),
  );
  return deedsOf({ officer, desk, acceptor, things: drawn });
}

/** Draws one of a list that may grow meanwhile. */
const oneOf = (list) => list[Math.floor(Math.random() * list.length)];

/**
 * Starts one.
 *
 * @param {string} folder where it lies; made where it is missing
 * @param {{KeyRing: object, Vault: object}} product
 * @param {(() => unknown)[]} undo takes what ends it, to be done in reverse
 */
async function openWorld(folder, { KeyRing, Vault }, undo) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
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
  const ring = KeyRing.open(join(folder, 'keys/keyring.json'));
  const seeder = await openSeeder({ adminUrl: adminUrl.replace(/postgres$/, 'himaya'), vault: new Vault(ring) });
  undo.push(() => seeder.close());
  return { adminUrl, api, ring, seeder, start };
}

module.exports = { deedsVia, oneOf, openWorld };
