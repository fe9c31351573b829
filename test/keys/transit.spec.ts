import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeysUnavailable, KeyRing, openKeyRing, readConfig, TransitKeys, Vault } from '@himaya/api/testing';
import { roleId, secretId, startTransitDouble, transitKey, type TransitDouble } from '../support/transit-double';

let folder: string;
let transit: TransitDouble;

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const subject = 'd9428888-122b-4c1b-8f7d-6f2f0a1f0a01';
const other = 'd9428888-122b-4c1b-8f7d-6f2f0a1f0a02';
const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  DATABASE_URL: 'postgres://nobody@localhost/himaya',
  KEY_PROVIDER: 'transit',
  TRANSIT_URL: transit.url,
  TRANSIT_KEY: transitKey,
  TRANSIT_TOKEN_FILE: file('token', 'token-of-the-test\n'),
  KEY_ROOT_FILE: file('root', Buffer.alloc(32, 7).toString('base64')),
  ...more,
});
const ringOf = (more: Record<string, string> = {}): KeyRing => openKeyRing(readConfig(environment(more)).keys);
const times = (path: string): number => transit.asked.filter((line) => line.endsWith(path)).length;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-transit-'));
  transit = await startTransitDouble();
});
afterEach(async () => {
  await transit.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('data keys in a transit engine', () => {
  it('are wrapped there, open for their own subject alone, and are asked for once while they are at hand', async () => {
    const ring = ringOf();
    const vault = new Vault(ring);
    const { key, stored } = await vault.newKey(subject);
    expect(stored).toMatchObject({ keyId: `transit:${transitKey}:v1` });
    expect(stored.wrapped.toString()).toMatch(/^vault:v1:[A-Za-z0-9+/=]+$/);
    const sealed = key.seal('case_record.alias', 'Invented A.');
    const fresh = new Vault(ring);
    for (const _ of [1, 2, 3]) expect((await fresh.openKey(subject, stored)).open('case_record.alias', sealed)).toBe('Invented A.');
    expect(times(`decrypt/${transitKey}`)).toBe(1);
    fresh.forget(subject);
    await fresh.openKey(subject, stored);
    expect(times(`decrypt/${transitKey}`)).toBe(2);
    await expect(fresh.openKey(other, stored)).rejects.toThrow('message authentication failed');
    await expect(fresh.openKey(subject, { ...stored, keyId: 'k1' })).rejects.toThrow('no version of this transit key');
  });

  it('of a list travel together, in their order', async () => {
    const vault = new Vault(ringOf());
    const ids = Array.from({ length: 600 }, (_, n) => `${subject.slice(0, -4)}${String(n).padStart(4, '0')}`);
    const made = await vault.newKeys(ids);
    expect(times(`encrypt/${transitKey}`)).toBe(3);
    vault.forget();
    const rows = ids.map((id, n) => ({ id, keyWrapped: made[n]!.stored.wrapped, keyId: made[n]!.stored.keyId }));
    const opened = await vault.openKeys(rows);
    expect(times(`decrypt/${transitKey}`)).toBe(3);
    for (const n of [0, 299, 599]) expect(opened.get(ids[n]!)!.open('a.b', made[n]!.key.seal('a.b', `text ${n}`))).toBe(`text ${n}`);
  });

  it('outlive a rotation, and are lost to whoever kept them under a retired version', async () => {
    const ring = ringOf();
    const plain = [{ subject, plain: Buffer.alloc(32, 9) }];
    const [old] = await ring.provider.wrap(plain);
    expect(await ring.provider.rotate()).toBe(`transit:${transitKey}:v2`);
    expect(await ring.provider.versions()).toEqual({ current: `transit:${transitKey}:v2`, older: [`transit:${transitKey}:v1`] });
    const [fresh] = await ring.provider.rewrap([{ subject, ...old! }]);
    expect(fresh).toMatchObject({ keyId: `transit:${transitKey}:v2` });
    expect(
      await ring.provider.unwrap([
        { subject, ...old! },
        { subject, ...fresh! },
      ]),
    ).toEqual([plain[0]!.plain, plain[0]!.plain]);
    await ring.provider.retireOlder();
    expect(await ring.provider.versions()).toEqual({ current: `transit:${transitKey}:v2`, older: [] });
    expect(await ring.provider.unwrap([{ subject, ...fresh! }])).toEqual([plain[0]!.plain]);
    await expect(ring.provider.unwrap([{ subject, ...old! }])).rejects.toThrow('too old');
  });

  it('need a key made with derived=true', async () => {
    transit.key.derived = false;
    await expect(ringOf().provider.versions()).rejects.toThrow('derived=true');
  });
});

describe('the way to the engine', () => {
  const wrap = (ring: KeyRing) => ring.provider.wrap([{ subject, plain: Buffer.alloc(32) }]);

  it.each([412, 429, 472, 473, 500, 502, 503, 'cut'] as const)('tries again after %s', async (fault) => {
    const ring = ringOf();
    await wrap(ring);
    transit.faults.push(fault, fault);
    expect(await wrap(ring)).toHaveLength(1);
    expect(times(`encrypt/${transitKey}`)).toBe(4);
  });

  it('says "unavailable" of an engine that is sealed or away, and finds it again', async () => {
    const ring = ringOf();
    transit.sealed = true;
    await expect(wrap(ring)).rejects.toThrow(KeysUnavailable);
    transit.sealed = false;
    expect(await wrap(ring)).toHaveLength(1);
    await transit.stop();
    await expect(wrap(ring)).rejects.toThrow(KeysUnavailable);
  });

  it('signs in anew once when its token was revoked, and gives up when that is refused', async () => {
    const ring = ringOf();
    await wrap(ring);
    transit.tokens.clear();
    transit.tokens.add('second-token');
    file('token', 'second-token');
    expect(await wrap(ring)).toHaveLength(1);
    transit.tokens.clear();
    await expect(wrap(ring)).rejects.toThrow('403');
  });

  it('renews its token at two thirds of its life, for many requests at once but once', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'setTimeout', 'clearTimeout'] });
    try {
      transit.ttl = 60;
      const ring = ringOf();
      await wrap(ring);
      jest.setSystemTime(Date.now() + 39_000);
      await wrap(ring);
      expect(times('renew-self')).toBe(0);
      jest.setSystemTime(Date.now() + 2_000);
      await Promise.all([wrap(ring), wrap(ring), wrap(ring)]);
      expect(times('renew-self')).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('signs in by AppRole out of files, and names its namespace', async () => {
    const { TRANSIT_TOKEN_FILE: _, ...rest } = environment({
      TRANSIT_ROLE_ID_FILE: file('role', roleId),
      TRANSIT_SECRET_ID_FILE: file('secret', `${secretId}\n`),
      TRANSIT_NAMESPACE: 'ministry/nrm',
    });
    const ring = openKeyRing(readConfig(rest).keys);
    expect(await wrap(ring)).toHaveLength(1);
    expect(transit.lastHeaders).toMatchObject({ 'x-vault-namespace': 'ministry/nrm', 'x-vault-request': 'true' });
    file('secret', 'wrong');
    transit.tokens.clear();
    await expect(wrap(ring)).rejects.toThrow('400');
  });
});

describe('the settings', () => {
  it('are refused by name where they are missing or unsafe', () => {
    const without = (name: string): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(environment()).filter(([key]) => key !== name));
    expect(() => readConfig(without('KEY_PROVIDER'))).toThrow('KEY_PROVIDER must be spelt out');
    for (const name of ['TRANSIT_URL', 'TRANSIT_KEY', 'KEY_ROOT_FILE']) expect(() => readConfig(without(name))).toThrow(name);
    expect(() => readConfig(without('TRANSIT_TOKEN_FILE'))).toThrow('TRANSIT_ROLE_ID_FILE');
    expect(() => readConfig(environment({ TRANSIT_URL: 'http://vault.example:8200' }))).toThrow('https');
    expect(() => readConfig(environment({ KEY_PROVIDER: 'a-drawer' }))).toThrow('a-drawer');
    expect(() => ringOf({ KEY_ROOT_FILE: file('short', 'c2hvcnQ=') })).toThrow('no root secret');
    expect(ringOf().provider).toBeInstanceOf(TransitKeys);
  });

  it('let what is drawn from a local file’s root go on unchanged', () => {
    const path = join(folder, 'keyring.json');
    const local = KeyRing.open(path);
    expect(ringOf({ KEY_ROOT_FILE: path }).derive('identity-token')).toEqual(local.derive('identity-token'));
  });
});
