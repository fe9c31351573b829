// A case's page with three hundred events: its two long parts, each whole request beside its own statements through `pg`, in turns.
const { call } = require('./api.cjs');

const events = 300;
const most = { ratio: 2.5 };

async function deedsOf(api, caseId, connections) {
  const officer = await api.signIn('police-officer', connections);
  const part = (name, path) => ({ name, writes: false, next: () => ({}), send: () => call(officer, 'GET', `/cases/${caseId}${path}`, { expect: 200 }) }); // prettier-ignore
  return [part('case of 300', ''), part('its timeline', '/timeline?limit=100')];
}

/**
 * @param {{api: object, traced: object, seeder: object}} world
 * @param {(deed: object, traced: object) => Promise<object>} measure a request and its limit, as every deed is measured
 */
async function measureCasePage({ api, traced, seeder }, measure, connections, say) {
  const [{ id }] = await seeder.officersCases();
  await seeder.client.query(
    `insert into timeline_event (id, case_id, at, kind, category, unit_id)
       select gen_random_uuid(), c.id, now() - n * interval '1 hour', 'case-changed', 1, (select e.unit_id from timeline_event e where e.case_id = c.id limit 1)
         from case_record c, generate_series(1, $2::int) n where c.id = $1`,
    [id, events],
  );
  await seeder.client.query('vacuum analyze');
  const [deeds, tracedDeeds] = [await deedsOf(api, id, connections), await deedsOf(traced, id, connections)];
  const rows = [];
  for (const [place, deed] of deeds.entries()) {
    rows.push(await measure(deed, { api: traced, deed: tracedDeeds[place] }));
    say(`${deed.name} measured`);
  }
  return rows;
}

/** What is promised of the page and does not hold, in words. */
const brokenCasePage = (rows) =>
  rows.flatMap(({ name, results: [one] }) =>
    one.ratio > most.ratio ? [`${name} takes ${one.ratio.toFixed(2)} times its statements; ${most.ratio} are promised.`] : [],
  );

module.exports = { brokenCasePage, measureCasePage };
