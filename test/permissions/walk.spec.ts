import { routeDeclarations } from '@himaya/api/testing';
import { startTestApi, type TestApi } from '../support/api';
import { allCalls } from './calls';
import { rights } from './oracle';
import { relations, type Relation } from './relations';
import { walk, type Differences } from './walk';

let api: TestApi;
let declared: Record<string, string>;
const found = new Map<Relation, { differences: Differences; requests: number }>();

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  declared = routeDeclarations(api.app);
  await Promise.all(relations.map(async (relation) => found.set(relation, await walk(api, relation))));
}, 900_000);
afterAll(() => api.stop());

it('knows every route that asks for somebody, and no other', () => {
  const asking = Object.keys(declared).filter((route) => declared[route] !== 'public');
  expect(Object.keys(rights).toSorted()).toEqual(asking.toSorted());
  expect(Object.keys(allCalls).toSorted()).toEqual(asking.toSorted());
});

describe('every route, as every role', () => {
  it.each(relations)('%s: answers as the oracle says, and gives away no more', (relation) => {
    const { differences, requests } = found.get(relation)!;
    expect(requests).toBeGreaterThanOrEqual(20);
    expect(differences).toEqual({});
  });
});
