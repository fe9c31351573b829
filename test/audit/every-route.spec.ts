import { routeDeclarations } from '@himaya/api/testing';
import { auditActions, type AuditAction, type Role } from '@himaya/domain';
import type { Client } from 'pg';
import { allCalls } from '../permissions/calls';
import { send } from '../permissions/calls/call';
import { rights, verdictOn } from '../permissions/oracle';
import { allRoles } from '../permissions/oracle-table';
import { PlaceKeeper } from '../permissions/place';
import type { Relation } from '../permissions/relations';
import { statementsOf } from '../permissions/statements';
import { startTestApi, type TestApi } from '../support/api';
import { mintSession } from '../support/mint-session';
import { keepsQuestion } from './line-of-figures';
import { actionOf, leavesNoLine } from './line-of-route';
import { publicRoutes } from './public-routes';

interface Line {
  readonly action: AuditAction;
  readonly result: string;
  readonly problem: string | null;
  readonly route: string | null;
}

/** What one request answered, the lines it left, and of each of its transactions whether a line was written in it. */
interface Seen {
  readonly verdict: string;
  readonly lines: readonly Line[];
  readonly transactions: readonly { readonly writes: boolean; readonly line: boolean }[];
}

let api: TestApi;
let admin: Client;
/** Where somebody stands who is let through, the first that does. */
const stands: readonly Relation[] = ['owner', 'pending', 'accepted', 'stranger'];
const letThrough = new Map<string, Seen>();
const keptOut = new Map<string, Seen>();

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  const keepers = new Map<Relation, PlaceKeeper>();
  for (const relation of stands) keepers.set(relation, await PlaceKeeper.open(api, relation));
  for (const route of Object.keys(rights)) {
    const { who } = rights[route]!;
    const asker = stands
      .flatMap((relation) => who.map((role) => ({ role, relation })))
      .find((candidate) => verdictOn(route, candidate) === 'allowed');
    const { role, relation } = asker ?? { role: who[0]!, relation: 'owner' };
    letThrough.set(route, await asked(keepers.get(relation)!, route, role));
    const other = allRoles.find((one) => !who.includes(one));
    if (other !== undefined) keptOut.set(route, await asked(keepers.get('owner')!, route, other));
  }
}, 300_000);
afterAll(() => api.stop());

/** One request, with nobody else at work: every line since then is its own. */
async function asked(keeper: PlaceKeeper, route: string, role: Role): Promise<Seen> {
  const call = allCalls[route]!;
  if (call.from !== undefined && rights[route]!.who.includes(role)) await keeper.stand(call.from);
  const place = await keeper.place();
  const person = place.people.get(role)!;
  const session = call.spends ? api.sessionWith(person.username, await mintSession(place.guard, person.id)) : person.session;
  // What is only prepared for the request is not of it.
  const id = await call.id?.(place);
  const prepared = { ...call, ...(id === undefined ? {} : { id: () => id }) };
  const { rows } = await admin.query<{ now: string }>('select clock_timestamp()::text as now');
  const { result, statements } = await statementsOf(() => send(route, prepared, place, person, session));
  if (!route.startsWith('GET ')) keeper.renew();
  const lines = await admin.query<Line>('select action, result, problem, route from audit_event where at > $1 order by at, id', [
    rows[0]!.now,
  ]);
  const { code = '' } = (result.body ?? {}) as { code?: string };
  return {
    verdict: result.status < 300 ? 'allowed' : `${result.status} ${code}`,
    lines: lines.rows,
    transactions: transactionsIn(statements),
  };
}

function transactionsIn(statements: readonly string[]): Seen['transactions'] {
  const found: { writes: boolean; line: boolean }[] = [];
  let open: string[] | null = null;
  for (const statement of statements.filter((text) => text !== undefined)) {
    if (/^start transaction$/i.test(statement)) open = [];
    else if (/^(commit|rollback)$/i.test(statement)) {
      const writes = (open ?? []).some((text) => /^(insert|update|delete)\b/i.test(text.trim()) && !/^insert into audit_event/i.test(text));
      found.push({ writes, line: (open ?? []).some((text) => /^insert into audit_event\b/i.test(text.trim())) });
      open = null;
    } else open?.push(statement);
  }
  return found;
}

it('knows every route there is, public ones with why they leave what they leave', () => {
  const declared = routeDeclarations(api.app);
  const isPublic = Object.keys(declared).filter((route) => declared[route] === 'public');
  expect(Object.keys(publicRoutes).toSorted()).toEqual(isPublic.toSorted());
  expect(Object.keys({ ...actionOf, ...leavesNoLine }).toSorted()).toEqual(Object.keys(rights).toSorted());
  expect(Object.values(actionOf).filter((action) => !auditActions.has(action))).toEqual([]);
});

it.each(Object.keys(rights).filter((route) => !(route in leavesNoLine)))('%s leaves its line, of what it was and how it ended', (route) => {
  const { verdict, lines } = letThrough.get(route)!;
  const code = verdict.split(' ')[1] ?? null;
  expect({ verdict, lines }).toEqual({
    verdict,
    lines: expect.arrayContaining([
      { action: actionOf[route], result: verdict === 'allowed' ? 'done' : 'refused', problem: code, route: keepsQuestion[route] ?? null },
    ]) as Line[],
  });
});

it('every transaction that a request commits holds a line, so that no change is without one and no line without its change', () => {
  const without = [...letThrough, ...keptOut].filter(([, { transactions }]) => transactions.some(({ line }) => !line));
  expect(without.map(([route, { transactions }]) => ({ route, transactions }))).toEqual([]);
  const changing = [...letThrough].filter(([, { transactions }]) => transactions.some(({ writes }) => writes));
  expect(changing.length).toBeGreaterThan(10);
});

it.each(Object.keys(leavesNoLine))('%s leaves none, as was reviewed', (route) => {
  expect(letThrough.get(route)!.lines).toEqual([]);
});

it('whoever a role keeps out is written down with the route', () => {
  expect(keptOut.size).toBeGreaterThan(80);
  for (const [route, { verdict, lines }] of keptOut) {
    expect({ route, verdict, lines }).toEqual({
      route,
      verdict: '403 role.forbidden',
      lines: [{ action: 'request.refused', result: 'refused', problem: 'role.forbidden', route }],
    });
  }
});
