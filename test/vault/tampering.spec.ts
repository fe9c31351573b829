import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing, Vault } from '@himaya/api/testing';

const folder = mkdtempSync(join(tmpdir(), 'himaya-tampering-'));
const vault = new Vault(KeyRing.open(join(folder, 'keys.json')));
afterAll(() => rmSync(folder, { recursive: true }));

const place = 'person_identity.given_name';
const flipped = (sealed: Buffer, at: number): Buffer => Buffer.from(sealed.map((byte, index) => (index === at ? byte ^ 1 : byte)));

describe('a sealed field', () => {
  it('opens where it was sealed, and looks different each time', async () => {
    const { key } = await vault.newKey(randomUUID());
    const [one, other] = [key.seal(place, 'Invented'), key.seal(place, 'Invented')];
    expect(key.open(place, one)).toBe('Invented');
    expect(one!.equals(other!)).toBe(false);
  });

  it.each([
    ['with any byte changed', (sealed: Buffer) => [...sealed.keys()].map((at) => ({ sealed: flipped(sealed, at), place }))],
    ['cut short', (sealed: Buffer) => [{ sealed: sealed.subarray(0, -1), place }]],
    ['moved to another column', (sealed: Buffer) => [{ sealed, place: 'person_identity.family_name' }]],
  ])('%s does not open', async (_, made) => {
    const { key } = await vault.newKey(randomUUID());
    const attempts = made(key.seal(place, 'Invented')!);
    expect(attempts.length).toBeGreaterThan(0);
    for (const attempt of attempts) expect(() => key.open(attempt.place, attempt.sealed)).toThrow();
  });

  it('of one case does not open with another’s key, nor a key for another case', async () => {
    const [id, otherId] = [randomUUID(), randomUUID()];
    const { key, stored } = await vault.newKey(id);
    const { key: others } = await vault.newKey(otherId);
    const sealed = key.seal(place, 'Invented');
    expect(() => others.open(place, sealed)).toThrow();
    const restarted = new Vault(KeyRing.open(join(folder, 'keys.json')));
    await expect(restarted.openKey(otherId, stored)).rejects.toThrow();
    expect((await restarted.openKey(id, stored)).open(place, sealed)).toBe('Invented');
  });
});
