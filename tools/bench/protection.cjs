// What protection costs: the same work with a part of it and without, one right after the other in one run.
const { createHash, randomBytes } = require('node:crypto');
const { join } = require('node:path');
const { Client } = require('pg');
const { call } = require('./api.cjs');
const { alternate, median } = require('./measure.cjs');
const { replayOfDeed } = require('./replay.cjs');

/** What the product promises: a case read with decryption over the same without, and the memory of one guess at a password, in KiB. */
const limits = { caseRead: 1.5, passwordMemory: 64 * 1024 };

/** Half of them sealed, half plain; fewer than the keys an API holds open. */
const mostCases = 1200;
const measured = ['queue list', 'cases list', 'case read', 'create case'];
const times = { read: 400, write: 150, seal: 5, guess: 15 };

/** A role of the bench's own throw-away server: may what the app may, and no policy holds it. */
async function withoutRowSecurity(adminUrl) {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const password = randomBytes(16).toString('hex');
  await admin.query(`create role bench_unguarded login bypassrls in role himaya_app password '${password}'`);
  await admin.end();
  const url = new URL(adminUrl);
  [url.username, url.password, url.pathname] = ['bench_unguarded', password, '/himaya'];
  return url.href;
}

/** The statements of each deed as the app and as a role that bypasses row security. */
async function rowSecurity({ adminUrl, appUrl, traced, deeds }) {
  const clients = [appUrl, await withoutRowSecurity(adminUrl)].map((connectionString) => new Client({ connectionString }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    const rows = [];
    for (const deed of deeds) {
      const { replay, statements } = await replayOfDeed(traced, deed);
      const as = (client) => () => replay(client, deed.next());
      rows.push({ name: deed.name, statements: statements.length, ...(await alternate(deed.times, as(clients[0]), as(clients[1]))) });
    }
    return rows;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Gives the cases every field that a case can have sealed: the first half sealed, the second as plain text for the API without a vault. */
async function sealHalf({ client, vault, cases }) {
  const half = Math.floor(cases.length / 2);
  const texts = {
    alias: 'Bench',
    given_name: 'Bench Azure',
    family_name: 'Sample One',
    birth_date: '1999-04-05',
    phone: '+964 700 000 0000',
  };
  const { rows } = await client.query('select case_id, wrapped, key_id from case_key where case_id = any ($1)', [
    cases.map(({ id }) => id),
  ]);
  const stored = new Map(rows.map((row) => [row.case_id, { wrapped: row.wrapped, keyId: row.key_id }]));
  for (const [place, { id }] of cases.entries()) {
    const key = place < half ? await vault.openKey(id, stored.get(id)) : null;
    const of = (table, name) => (key === null ? Buffer.from(texts[name]) : key.seal(`${table}.${name}`, texts[name]));
    await client.query('update case_record set alias_ct = $2 where id = $1', [id, of('case_record', 'alias')]);
    await client.query(
      `update person_identity set given_name_ct = $2, family_name_ct = $3, birth_date_ct = $4, phone_ct = $5, birth_date_precision = 'day' where case_id = $1`,
      [id, ...['given_name', 'family_name', 'birth_date', 'phone'].map((name) => of('person_identity', name))],
    );
  }
  // A new case is compared with those that share a token: never with one that its vault cannot open.
  await client.query('delete from identity_token where case_id = any ($1)', [cases.slice(half).map(({ id }) => id)]);
  return { sealed: cases.slice(0, half), plain: cases.slice(half) };
}

/** The route of a case read and of a case opened, by the API as it is and by one whose vault keeps plain text. */
async function encryption({ officer, officerWithout, opening, halves: { sealed, plain } }) {
  const turn = (list, session) => {
    let place = 0;
    return () => call(session, 'GET', `/cases/${list[place++ % list.length].id}`, { expect: 200 });
  };
  const [read, readPlain] = [turn(sealed, officer), turn(plain, officerWithout)];
  const open = (session) => call(session, 'POST', '/cases', { body: opening(), expect: 201 });
  const opened = [];
  const openPlain = async () => opened.push(JSON.parse((await open(officerWithout)).text).id);
  // Nobody asked for these cases yet: their keys are unwrapped first. The second time round they are at hand.
  const pairs = Math.floor(Math.min(sealed.length, plain.length) / 1.1) - 1;
  const rows = [
    { name: 'case read, key unwrapped', ...(await alternate(pairs, read, readPlain)) },
    { name: 'case read, key at hand', ...(await alternate(times.read, read, readPlain)) },
    { name: 'create case', ...(await alternate(times.write, () => open(officer), openPlain)) },
  ];
  return { rows, unreadable: [...plain.map(({ id }) => id), ...opened] };
}

/** The deeds over HTTP, by the API as it is and by one whose trail writes nothing. */
async function audit(pairsOfDeeds) {
  const rows = [];
  for (const [deed, without] of pairsOfDeeds) {
    const [plain, bare] = [() => deed.send(deed.next()), () => without.send(without.next())];
    rows.push({ name: deed.name, ...(await alternate(deed.times, plain, bare)) });
  }
  return rows;
}

/** Milliseconds that sealing takes per 1,000 lines, copy and signature included. */
async function sealing({ client, sealer }) {
  await sealer.round();
  const found = [];
  for (let round = 0; round < times.seal; round++) {
    for (let part = 0; part < 10; part++)
      await client.query(
        `insert into audit_event (action, result, user_id, unit_id, case_id, categories, address)
         select 'case.read', 'done', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 3, '10.0.0.1' from generate_series(1, 1000)`,
      );
    const begun = performance.now();
    const lines = await sealer.round();
    found.push(((performance.now() - begun) / lines) * 1000);
  }
  return { per1000: median(found) };
}

/** One guess at a password, as the product reckons it, beside one SHA-256 of the same letters, and what a sign-in asks of the database. */
async function signIn({ provePassword, passwordCost, traced }) {
  const salt = randomBytes(16);
  const [guesses, hashes] = [[], []];
  for (let n = 0; n < times.guess; n++) {
    const begun = performance.now();
    await provePassword('an invented password', salt);
    guesses.push(performance.now() - begun);
  }
  for (let n = 0; n < 1000; n++) {
    const begun = performance.now();
    createHash('sha256').update('an invented password').update(salt).digest();
    hashes.push(performance.now() - begun);
  }
  const statements = await traced.trace(() => traced.signIn('legal-aid-provider', 1));
  return { ...passwordCost, guess: median(guesses), sha256: median(hashes), statements: statements.length };
}

/** What breaks a promise, in words; none: all are kept. */
function brokenPromises({ encryption: rows, signIn: { memory } }) {
  const reads = rows.filter(({ name, ratio }) => name.startsWith('case read') && !(ratio <= limits.caseRead));
  return [
    ...reads.map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)} times the same without decryption, more than ${limits.caseRead}`),
    ...(memory >= limits.passwordMemory ? [] : [`one guess at a password takes ${memory} KiB, less than ${limits.passwordMemory}`]),
  ];
}

/**
 * Measures all of it among the cases there are.
 *
 * @param {object} world the bench's servers, sessions and seeded cases
 * @param {(text: string) => void} say
 */
async function measureProtection(world, say) {
  const { api, traced, start, deedsVia, seeder, opening, adminUrl, appUrl, folder, product, ring } = world;
  const { client } = seeder;
  const halves = await sealHalf({ client, vault: new product.Vault(ring), cases: (await seeder.officersCases()).slice(0, mostCases) });
  const of = async (which) =>
    (await deedsVia(which, { case: () => halves.sealed[Math.floor(Math.random() * halves.sealed.length)] }))
      .filter(({ name }) => measured.includes(name))
      .map((deed) => ({ ...deed, times: deed.writes ? times.write : times.read }));

  const open = await start(['without/encryption.cjs']);
  const [officer, officerWithout] = [await api.signIn('police-officer', 1), await open.signIn('police-officer', 1)];
  const { rows, unreadable } = await encryption({ officer, officerWithout, opening, halves });
  await open.stop();
  // What is plain text now, no product could open: out of everybody's lists.
  await client.query('delete from case_access where case_id = any ($1)', [unreadable]);
  say('encryption measured');

  const untold = await start(['without/audit.cjs']);
  const [own, without] = [await of(api), await of(untold)];
  const audited = await audit(own.map((deed, place) => [deed, without[place]]));
  await untold.stop();
  say('audit measured');

  const guarded = await rowSecurity({ adminUrl, appUrl, traced, deeds: await of(traced) });
  await seeder.removeReplayed();
  say('row security measured');

  const place = {
    url: product.urlOf(adminUrl, 'himaya', 'sealer', ring),
    keyFile: join(folder, 'keys/audit-seal.pem'),
    copyFolder: join(folder, 'storage/audit'),
  };
  const sealed = await sealing({ client, sealer: new product.Sealer(place) });
  const guess = await signIn({ ...product, traced });
  say('sealing and sign-in measured');
  return { rowSecurity: guarded, encryption: rows, audit: audited, sealing: sealed, signIn: guess };
}

module.exports = { brokenPromises, measureProtection };
