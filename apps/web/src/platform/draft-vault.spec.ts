import { describe, expect, it } from 'vitest';
import { memoryCupboard } from './draft-cupboards';
import { draftVault } from './draft-vault';

describe('draft vault', () => {
  it('gives back what was saved and keeps none of it in clear', async () => {
    const cupboard = memoryCupboard();
    const vault = draftVault(cupboard);
    await vault.claim('user-1');
    await vault.save('form', { name: 'Invented Name' });
    expect(await vault.load('form')).toEqual({ name: 'Invented Name' });
    const lying = await cupboard.read('form');
    expect(new TextDecoder().decode(lying?.sealed)).not.toContain('Invented');
  });

  it('has a key nobody can take out', async () => {
    const cupboard = memoryCupboard();
    await draftVault(cupboard).claim('user-1');
    const held = await cupboard.readKey();
    expect(held?.key.extractable).toBe(false);
  });

  it('wipes what another user left behind', async () => {
    const vault = draftVault(memoryCupboard());
    await vault.claim('user-1');
    await vault.save('form', 'typed');
    await vault.claim('user-2');
    expect(await vault.load('form')).toBeNull();
  });

  it('stays silent without a key, and after it was wiped', async () => {
    const vault = draftVault(memoryCupboard());
    await vault.save('form', 'typed');
    expect(await vault.load('form')).toBeNull();
    await vault.claim('user-1');
    await vault.save('form', 'typed');
    await vault.wipe();
    expect(await vault.load('form')).toBeNull();
  });
});
