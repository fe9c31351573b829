import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { testRedis, type TestRedis } from '../support/redis';
import { refusal } from '../support/refusals';

const perAddress = 60;
const perUser = 12;

describe.each(['in the process', 'in Redis'])('requests counted %s', (place) => {
  let api: TestApi;
  let admin: Client;
  let officer: Session;
  let analyst: Session;
  let redis: TestRedis | null = null;
  beforeAll(async () => {
    if (place === 'in Redis') redis = await testRedis();
    api = await startTestApi({
      WORKER: 'apart',
      REQUESTS_PER_MINUTE_ADDRESS: String(perAddress),
      REQUESTS_PER_MINUTE_USER: String(perUser),
      PUBLIC_FILES_PER_HOUR_ADDRESS: '5',
      PUBLIC_URL: 'https://himaya.invalid',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    });
    admin = await api.database.asAdmin();
    [officer, analyst] = await Promise.all([api.signIn('police-officer'), api.signIn('secretariat-analyst')]);
  });
  afterAll(async () => {
    await api.stop();
    await redis?.stop();
  });

  /** The own proxy writes the last address; what stands before it is the asker's invention. */
  const from = (address: string, who?: Session): Promise<Answer> =>
    api.call('GET', '/cases', {
      headers: { 'x-forwarded-for': `${Math.random()}, ${address}`, ...(who ? { cookie: who.cookie } : {}) },
    });
  const refusedLines = async (): Promise<number> =>
    (await admin.query("select from audit_event where action = 'request.refused' and problem = 'rate.limited'")).rowCount ?? 0;

  it('stop a user who asks too often, wherever they ask from, and nobody else', async () => {
    const answers: Answer[] = [];
    for (let asked = 0; asked < perUser + 5; asked += 1) answers.push(await from(`192.0.2.${asked}`, officer));
    const stopped = answers.filter(({ status }) => status === 429);
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(perUser).fill(200), ...Array<number>(5).fill(429)]);
    for (const answer of stopped) {
      expect(refusal(answer)).toBe('429 rate.limited');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    }
    expect(await refusedLines()).toBe(1);
    expect(refusal(await from('192.0.2.1', analyst))).toBe('403 role.forbidden');
  });

  it('stop an address that has too many files of figures made, and neither another one nor reading', async () => {
    const path = `/public/v1/releases/${randomUUID()}`;
    const by = (address: string, asked = `${path}/file?format=xlsx`): Promise<Answer> =>
      api.call('GET', asked, { headers: { 'x-forwarded-for': address } });
    const answers: string[] = [];
    for (let n = 0; n < 7; n += 1) answers.push(refusal(await by('192.0.2.200')));
    expect(answers).toEqual([...Array<string>(5).fill('404 not-found'), ...Array<string>(2).fill('429 rate.limited')]);
    const wait = Number((await by('192.0.2.200')).headers.get('retry-after'));
    expect([wait > 3000, wait <= 3600]).toEqual([true, true]);
    expect(refusal(await by('192.0.2.201'))).toBe('404 not-found');
    expect((await by('192.0.2.200', '/public/v1/releases')).status).toBe(200);
  });

  it('stop an address before anybody is looked up, and a house of IPv6 addresses with it', async () => {
    const house = (device: number): string => `2001:db8:0:77::${device.toString(16)}`;
    for (let asked = 1; asked <= perAddress; asked += 1) expect(refusal(await from(house(asked)))).toBe('401 session.required');
    expect(refusal(await from(house(900)))).toBe('429 rate.limited');
    expect(refusal(await from('2001:db8:0:78::1'))).toBe('401 session.required');
  });
});
