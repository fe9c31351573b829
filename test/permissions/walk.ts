import type { Role } from '@himaya/domain';
import type { TestApi } from '../support/api';
import { mintSession } from '../support/mint-session';
import { allCalls } from './calls';
import { send } from './calls/call';
import { reads, writes, type Asker, type Telling } from './askers';
import { rights, showsTo, verdictOn } from './oracle';
import { mayBeTold } from './rules';
import { allRoles } from './oracle-table';
import { PlaceKeeper, type Place } from './place';
import { relationsOf, type Relation } from './relations';

/** Requests that went otherwise than the oracle says, by what went wrong with them: `route, relation: expected … found …` → roles. */
export type Differences = Readonly<Record<string, string>>;

/** Routes that only look come first: what changes a place makes it anew for those after it. */
const inOrder = (routes: readonly string[]): readonly string[] =>
  routes.toSorted((a, b) => Number(!a.startsWith('GET ')) - Number(!b.startsWith('GET ')));

/**
 * Whether this role asks from this relation. Whom the table keeps out is refused before anything is looked for, so that nothing a
 * relation does can matter: it asks of the own unit's case and from one more relation, another for each route and role.
 */
function asks(route: string, role: Role, relation: Relation, about: readonly Relation[]): boolean {
  const place = [...`${route} ${role}`].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);
  return rights[route]!.who.includes(role) || relation === 'owner' || relation === about[1 + (place % Math.max(1, about.length - 1))];
}

/**
 * Calls every route of the oracle as every role that asks from one relation, and says where the answer was another than the oracle's.
 * @returns the differences, and how many requests were made
 */
export async function walk(api: TestApi, relation: Relation): Promise<{ differences: Differences; requests: number }> {
  const keeper = await PlaceKeeper.open(api, relation);
  const differences: Record<string, string> = {};
  let requests = 0;
  for (const route of inOrder(Object.keys(rights))) {
    const about: readonly Relation[] = relationsOf[rights[route]!.about];
    if (!about.includes(relation)) continue;
    const one = async (role: Role): Promise<void> => {
      const { expected, found } = await attempt(api, keeper, route, role);
      requests += 1;
      if (JSON.stringify(expected) === JSON.stringify(found)) return;
      const wrong = `${route}, ${relation}: expected ${JSON.stringify(expected)} found ${JSON.stringify(found)}`;
      differences[wrong] = [differences[wrong], role].filter(Boolean).join(' ');
    };
    // What changes nothing need not wait for each other.
    const changes = (role: Role): boolean => !route.startsWith('GET ') && rights[route]!.who.includes(role);
    const asking = allRoles.filter((role) => asks(route, role, relation, about));
    await Promise.all(asking.filter((role) => !changes(role)).map(one));
    for (const role of asking.filter(changes)) await one(role);
  }
  return { differences, requests };
}

async function attempt(api: TestApi, keeper: PlaceKeeper, route: string, role: Role): Promise<{ expected: unknown; found: unknown }> {
  const call = allCalls[route]!;
  // Whom the role keeps out never comes as far as the referral.
  if (call.from !== undefined && rights[route]!.who.includes(role)) await keeper.stand(call.from);
  const place = await keeper.place();
  const person = place.people.get(role)!;
  const session = call.spends ? api.sessionWith(person.username, await mintSession(place.guard, person.id)) : person.session;
  const { status, body } = await send(route, call, place, person, session);
  const asker = { role, relation: place.relation };
  const verdict = status < 300 ? 'allowed' : `${status} ${(body as { code?: string }).code ?? ''}`;
  if (verdict === 'allowed' && !route.startsWith('GET ') && call.changes !== false) keeper.renew();
  const told = tellingsIn(body, place);
  return {
    expected: expectedOf(route, asker, told),
    found: { verdict, told, ...(route === 'GET /cases/:id' && status === 200 ? { access: accessOf(body) } : {}) },
  };
}

/** The oracle's whole word, in the form of what was found: who is refused is told nothing. */
function expectedOf(route: string, asker: Asker, told: readonly Telling[]): unknown {
  const verdict = verdictOn(route, asker);
  const most = verdict === 'allowed' ? mayBeTold(route, asker) : [];
  const least = verdict === 'allowed' ? showsTo(route, asker) : [];
  return {
    verdict,
    told: [...new Set([...told.filter((telling) => most.includes(telling)), ...least])].toSorted(),
    ...(route === 'GET /cases/:id' && verdict === 'allowed'
      ? { access: { read: reads(asker).toSorted(), write: writes(asker).toSorted() } }
      : {}),
  };
}

/** What an answer gives away of the place. */
function tellingsIn(body: unknown, place: Place): Telling[] {
  const text = JSON.stringify(body) ?? '';
  const found = Object.entries(place.tellings).filter(([, texts]) => texts.some((planted) => text.includes(planted)));
  return found.map(([telling]) => telling as Telling).toSorted();
}

function accessOf(body: unknown): unknown {
  const { access } = body as { access: { read: string[]; write: string[] } };
  return { read: access.read.toSorted(), write: access.write.toSorted() };
}
