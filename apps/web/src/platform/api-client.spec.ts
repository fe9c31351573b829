import { describe, expect, it, vi } from 'vitest';
import { routes, type ReferralId } from '@himaya/domain';
import { fakeApi } from '../testing/fake-api';
import { ApiProblem } from './api-problem';
import { call, keepCsrfToken } from './api-client';

const id = '22222222-2222-4222-8222-222222222222' as ReferralId;

async function refusalOf(calling: Promise<unknown>): Promise<ApiProblem> {
  const outcome = await calling.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiProblem) return outcome;
  throw new Error('the call was not refused');
}

describe('api client', () => {
  it('sends version, CSRF token and idempotency key where they belong', async () => {
    keepCsrfToken('secret-1');
    const { seen } = fakeApi({ 'POST /referrals/*/accept': { body: { id } }, 'GET /referrals/*': { body: { id } } });
    await call(routes.acceptReferral, { params: { id }, version: 7, body: { note: 'n' }, idempotencyKey: 'key-1' });
    await call(routes.readReferral, { params: { id } });
    const [change, read] = seen;
    expect(change?.path).toBe(`/referrals/${id}/accept`);
    expect(change?.headers.get('if-match')).toBe('"7"');
    expect(change?.headers.get('x-csrf-token')).toBe('secret-1');
    expect(change?.headers.get('idempotency-key')).toBe('key-1');
    expect(change?.body).toEqual({ note: 'n' });
    expect(read?.headers.has('x-csrf-token')).toBe(false);
    expect(read?.body).toBeUndefined();
  });

  it('leaves empty filters out of the query and encodes the rest', async () => {
    const { seen } = fakeApi({ 'GET /cases': { body: { items: [], nextCursor: null } } });
    await call(routes.listCases, { query: { status: 'open', step: '', governorate: null, cursor: undefined, limit: 25 } });
    expect(seen[0]?.query.toString()).toBe('status=open&limit=25');
  });

  it('refuses a path with a part missing before anything is sent', async () => {
    const { seen } = fakeApi({});
    await expect(call(routes.readCase)).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(0);
  });

  it('turns a problem document into its code and fields', async () => {
    fakeApi({
      'POST /cases': { status: 400, body: { code: 'body.invalid', errors: [{ path: 'person.sex', code: 'required' }, 'noise'] } },
    });
    const problem = await refusalOf(call(routes.openCase));
    expect(problem).toMatchObject({ code: 'body.invalid', status: 400, errors: [{ path: 'person.sex', code: 'required' }] });
  });

  it('names an answer that is no problem document by its status', async () => {
    fakeApi({ 'GET /cases': { status: 503, body: 'down' }, 'GET /auth/me': { status: 500, body: { code: 'made-up' } } });
    expect((await refusalOf(call(routes.listCases))).code).toBe('unavailable');
    expect((await refusalOf(call(routes.readMe))).code).toBe('internal');
  });

  it('calls no answer at all offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    expect(await refusalOf(call(routes.listCases))).toMatchObject({ code: 'offline', status: 0 });
  });

  it('reads an empty answer', async () => {
    fakeApi({ 'POST /auth/logout': { status: 204 } });
    expect(await call(routes.signOut, { body: {} })).toBeUndefined();
  });
});
