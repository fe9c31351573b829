import { randomUUID } from 'node:crypto';
import type { Place } from '../place';
import { first, type Calls } from './call';

/** A caseworker of the very unit, whom nothing has happened to. */
const somebody = async ({ builders, unit }: Place): Promise<string> => (await builders.aUser({ unit, roles: ['shelter-caseworker'] })).id;
/** An empty unit of the same agency. */
const aUnit = async ({ builders, unit }: Place): Promise<string> =>
  (await builders.aUnit({ kind: 'placement-desk', agencyId: unit.agencyId })).id;

const desk = { name: { ar: 'مكتب', ckb: 'نووسینگە', en: 'Desk' }, governorate: 'baghdad', offers: [], languages: [] };
const day = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

export const administrationCalls: Calls = {
  'GET /users': {},
  'POST /users/search': { body: () => ({ q: 'tester' }), changes: false },
  'GET /users/:id': { id: somebody },
  'POST /users': {
    body: ({ unit }) => ({
      username: `made-${randomUUID().slice(0, 12)}`,
      displayName: 'Inventa Novella',
      unitId: unit.id,
      roles: [{ role: 'shelter-caseworker' }],
      reason: 'new-post',
    }),
    changes: false,
  },
  'PATCH /users/:id': { id: somebody, version: first, body: () => ({ displayName: 'Novella' }), changes: false },
  'POST /users/:id/roles': { id: somebody, version: first, body: () => ({ role: 'shelter-manager', reason: 'workload' }), changes: false },
  'POST /users/:id/role-revocations': {
    id: somebody,
    version: first,
    body: () => ({ role: 'shelter-caseworker', reason: 'no-longer-needed' }),
    changes: false,
  },
  'POST /users/:id/disabling': { id: somebody, version: first, body: () => ({ reason: 'left-service' }), changes: false },
  'POST /users/:id/enabling': { id: somebody, version: first, changes: false },
  'POST /users/:id/password-reset': { id: somebody, version: first, changes: false },
  'GET /users/:id/delegates': { id: somebody },
  'POST /users/:id/leaves': { id: somebody, body: () => ({ from: day(1), to: day(2) }), changes: false },

  'GET /agency/units': {},
  'GET /agency/units/:id': { id: aUnit },
  'POST /agency/units': { body: () => ({ ...desk, kind: 'placement-desk' }), changes: false },
  'PATCH /agency/units/:id': { id: aUnit, version: first, body: () => desk, changes: false },
  'POST /agency/units/:id/closure': { id: aUnit, version: first, changes: false },

  'GET /leaves': {},
  'GET /leaves/delegates': {},
  'POST /leaves': { body: () => ({ from: day(3), to: day(4) }), changes: false },
  // Whose leave is whose, the database's own tests ask; here, what an unknown one answers. So with the items of a review.
  'POST /leaves/:id/cancellation': { id: () => randomUUID(), version: first },

  'GET /access-reviews': {},
  'POST /access-reviews/decisions': { body: () => ({ decisions: [{ id: randomUUID(), version: 1, decision: 'confirmed' }] }) },
  'GET /access-reviews/counts': {},
  'GET /access-reviews/unreviewed': {},
};
