import type { ProtectionView, SignInView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type TestApi } from '../support/api';
import { aBrowser } from '../support/cookie-browser';
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider';
import { expected } from '../support/main-job';
import { refusal } from '../support/refusals';

let api: TestApi;
let admin: Client;
let provider: IdentityProvider;

beforeAll(async () => {
  const origin = 'http://localhost:3999';
  provider = await startIdentityProvider(`${origin}/sign-in/government`);
  api = await startTestApi({
    WORKER: 'apart',
    PUBLIC_URL: origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'himaya',
    OIDC_CLIENT_SECRET: 'an-invented-secret',
    OIDC_SECOND_FACTOR: 'mfa',
  });
  admin = await api.database.asAdmin();
});
afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const comeBack = (query: string): { query: string } => ({ query });

describe('the government’s identity', () => {
  it('is offered, signs nobody in who did not link it, and after that exactly the account it was linked to', async () => {
    expect((await api.call('GET', '/auth/options')).body).toEqual({ government: true });
    const [owner, stranger] = [aBrowser(api), aBrowser(api)];
    await provider.expect('subject-1', 'mfa');

    const first = expected(await stranger.post<{ url: string }>('/auth/government/start'), 200);
    const asked = new URL(first.url).searchParams;
    expect([asked.get('code_challenge_method'), asked.get('scope'), asked.get('response_type')]).toEqual(['S256', 'openid', 'code']);
    expect(refusal(await stranger.post('/auth/government/sign-in', comeBack(await provider.travel(first.url))))).toBe(
      '401 government.not-linked',
    );

    await owner.signIn('police-supervisor');
    const journey = expected(await owner.post<{ url: string }>('/auth/government/link/start'), 200);
    const linked = expected(await owner.post<ProtectionView>('/auth/government/link', comeBack(await provider.travel(journey.url))), 200);
    expect(linked.governmentIdentity).toEqual({ available: true, linkedAt: expect.any(String) });

    const second = expected(await stranger.post<{ url: string }>('/auth/government/start'), 200);
    const { status } = expected(
      await stranger.post<SignInView>('/auth/government/sign-in', comeBack(await provider.travel(second.url))),
      200,
    );
    expect(status).toBe('signed-in');
    expect((await stranger.ask<{ user: { username: string } }>('GET', '/auth/me')).body.user.username).toBe('police-supervisor');

    const { rows } = await admin.query<{ line: string }>(
      `select coalesce(string_agg(l::text, ' '), '') as line from guard.provider_link l`,
    );
    expect(rows[0]!.line).not.toContain('subject-1');
  });

  it('is one account’s only, and unlinked it opens nothing', async () => {
    const [other, owner, later] = [aBrowser(api), aBrowser(api), aBrowser(api)];
    await provider.expect('subject-1', 'mfa');
    await other.signIn('health-provider');
    const journey = expected(await other.post<{ url: string }>('/auth/government/link/start'), 200);
    expect(refusal(await other.post('/auth/government/link', comeBack(await provider.travel(journey.url))))).toBe('409 government.taken');
    await owner.signIn('police-supervisor');
    expect(expected(await owner.post<ProtectionView>('/auth/government/link/removal'), 200).governmentIdentity.linkedAt).toBeNull();
    const { url } = expected(await later.post<{ url: string }>('/auth/government/start'), 200);
    expect(refusal(await later.post('/auth/government/sign-in', comeBack(await provider.travel(url))))).toBe('401 government.not-linked');
  });

  it('stands for a second factor only where the provider says how it made sure', async () => {
    const owner = aBrowser(api);
    await provider.expect('subject-2', 'pwd');
    await owner.signIn('court-liaison');
    const journey = expected(await owner.post<{ url: string }>('/auth/government/link/start'), 200);
    expect((await owner.post('/auth/government/link', comeBack(await provider.travel(journey.url)))).status).toBe(200);
    await admin.query(`update guard.setting set value = true where name = 'second-factor-required'`);
    for (const [amr, status] of [
      ['pwd', 'enrol-second-factor'],
      ['mfa', 'signed-in'],
    ] as const) {
      await provider.expect('subject-2', amr);
      const browser = aBrowser(api);
      const { url } = expected(await browser.post<{ url: string }>('/auth/government/start'), 200);
      const answer = await browser.post<SignInView>('/auth/government/sign-in', comeBack(await provider.travel(url)));
      expect([amr, expected(answer, 200).status]).toEqual([amr, status]);
    }
    await admin.query(`update guard.setting set value = false where name = 'second-factor-required'`);
  });

  it('takes no answer to another browser’s journey, to another kind of one, twice, or altered', async () => {
    await provider.expect('subject-2', 'mfa');
    const [mine, other] = [aBrowser(api), aBrowser(api)];
    const begin = async (browser = mine) => expected(await browser.post<{ url: string }>('/auth/government/start'), 200).url;
    const query = await provider.travel(await begin());
    const failed = '401 government.failed';
    expect(refusal(await other.post('/auth/government/sign-in', comeBack(query)))).toBe(failed);
    await begin(other);
    expect(refusal(await other.post('/auth/government/sign-in', comeBack(query)))).toBe(failed);
    expect((await mine.post('/auth/government/sign-in', comeBack(query))).status).toBe(200);
    expect(refusal(await mine.post('/auth/government/sign-in', comeBack(query)))).toBe(failed);
    for (const altered of ['', 'error=access_denied', 'code=x&state=x']) {
      await begin();
      expect(refusal(await mine.post('/auth/government/sign-in', comeBack(altered)))).toBe(failed);
    }
    const linking = await provider.travel(await begin());
    await mine.signIn('court-liaison');
    expect(refusal(await mine.post('/auth/government/link', comeBack(linking)))).toBe(failed);
  });

  it('is not believed where the name in the token is not the one that was signed', async () => {
    await provider.expect('subject-9', 'mfa');
    const browser = aBrowser(api);
    const query = async () =>
      comeBack(await provider.travel(expected(await browser.post<{ url: string }>('/auth/government/start'), 200).url));
    await provider.swap('subject-2');
    expect(refusal(await browser.post('/auth/government/sign-in', await query()))).toBe('401 government.failed');
    await provider.swap(null);
    expect(refusal(await browser.post('/auth/government/sign-in', await query()))).toBe('401 government.not-linked');
  });

  it('is linked only soon after a proof', async () => {
    const owner = aBrowser(api);
    await provider.expect('subject-3', 'mfa');
    await owner.signIn('residence-liaison');
    const { url } = expected(await owner.post<{ url: string }>('/auth/government/link/start'), 200);
    await admin.query(`update guard.session set proved_at = now() - interval '6 minutes'`);
    expect(refusal(await owner.post('/auth/government/link', comeBack(await provider.travel(url))))).toBe('403 step-up.required');
    expect(refusal(await owner.post('/auth/government/link/removal'))).toBe('403 step-up.required');
  });
});
