import type { Client } from 'pg';
import { allCalls } from '../permissions/calls';
import { send } from '../permissions/calls/call';
import { rights, verdictOn } from '../permissions/oracle';
import { PlaceKeeper, type Person, type Place } from '../permissions/place';
import type { Relation } from '../permissions/relations';
import { sentBy, type Sent } from '../permissions/statements';
import { startTestApi, type TestApi } from '../support/api';
import { inContext } from '../support/in-context';
import { manyCases } from './many-cases';
import { findings, type Plan } from './plan-findings';

/** Whoever reads: a unit with thousands of cases, and one that has a single case among the others' thousands. */
const readers = ['of many', 'of one'] as const;
type Reader = (typeof readers)[number];
/** Where somebody stands who is let through, the first that does. */
const stands: readonly Relation[] = ['owner', 'accepted', 'stranger'];
const routes = Object.keys(rights).filter((route) => route.startsWith('GET ') || /^POST \/(cases|duplicates)\/search$/.test(route));

let api: TestApi;
let quiet: jest.SpyInstance[];
const places = new Map<string, PlaceKeeper>();

beforeAll(async () => {
  quiet = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockReturnValue(true));
  api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  for (const reader of readers) for (const stand of stands) places.set(`${reader} ${stand}`, await PlaceKeeper.open(api, stand));
  let year = 2001;
  for (const stand of stands) {
    const { people, others } = await places.get(`of many ${stand}`)!.place();
    await places.get(`of one ${stand}`)!.place();
    const counted = {
      owner: people.get('police-supervisor')!,
      year: year++,
      count: 10_000,
      receivers: [others.desk.unit, others.police.unit],
    };
    await manyCases(admin, counted);
  }
  // Seals are part of every statement's denials.
  await admin.query(
    `insert into case_seal (id, case_id, reason, sealed_by)
       select gen_random_uuid(), id, 'other', opened_by from case_record where responsible_unit_id = $1 limit 300`,
    [(await places.get('of many stranger')!.place()).unit.id],
  );
  await admin.query('vacuum analyze');
}, 240_000);
afterAll(async () => {
  quiet.forEach((spy) => spy.mockRestore());
  await api.stop();
});

/** Who is let through to a route, the first that is; of one thing that no place holds the first who may ask, to whom it is not there. */
async function asker(route: string, reader: Reader): Promise<{ place: Place; person: Person }> {
  for (const relation of stands)
    for (const role of rights[route]!.who)
      if (verdictOn(route, { role, relation }) === 'allowed') {
        const place = await places.get(`${reader} ${relation}`)!.place();
        return { place, person: place.people.get(role)! };
      }
  const place = await places.get(`${reader} owner`)!.place();
  return { place, person: place.people.get(rights[route]!.who[0]!)! };
}

/** What no place holds is not there; the statement that looked for it was sent all the same. */
const notThere = (route: string, status: number): boolean =>
  [404, 409, 410].includes(status) && (route.includes(':id') || route === 'GET /auth/lock');
/** The thousands carry no true secret: a page of them has been read when its first word does not open. Reviewers see all units'. */
const unreadable = (route: string, reader: Reader): boolean =>
  reader === 'of many' || ['GET /break-glass/reviews', 'GET /documents/:id/content'].includes(route);

/** Measures are declared in code; their figures come over connections of their own, whose plans the bench measures. */
const ofNoRow = (route: string): boolean => route === 'GET /statistics/measures';

const reads = ({ text }: Sent): boolean => /^\s*(select|with)\b/i.test(text) && !/set_config|guard\.session_of/.test(text);

async function planOf(app: Client, person: Person, { text, values }: Sent): Promise<Plan> {
  const [row] = await inContext(app, person, (q) => q<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values));
  return row!['QUERY PLAN'][0].Plan;
}

it.each(routes)('%s reads by index only, whatever it sends', async (route) => {
  const found: unknown[] = [];
  let statements = 0;
  for (const reader of readers) {
    const { place, person } = await asker(route, reader);
    const { result, sent } = await sentBy(() => send(route, allCalls[route]!, place, person, person.session));
    const { status } = result;
    const well = status === 200 || notThere(route, status) || (unreadable(route, reader) && status === 500);
    expect({ route, reader, status, well }).toMatchObject({ well: true });
    for (const one of sent.filter(reads)) {
      statements += 1;
      const bad = findings(await planOf(place.builders.app, person, one));
      if (bad.length > 0) found.push({ reader, bad, text: one.text });
    }
  }
  expect(found).toEqual([]);
  expect({ route, reads: statements > 0 }).toEqual({ route, reads: !ofNoRow(route) });
});
