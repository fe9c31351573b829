import { describe, expect, it } from 'vitest';
import type { ConcernId, ConcernReceipt, ReportConcernBody } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { memoryCupboard } from '../../platform/draft-cupboards';
import { draftVault } from '../../platform/draft-vault';
import { hasArrived, outboxIn, type Outbox, type Sender, type WaitingReport } from './outbox';

const body = { narrative: 'Invented' } as ReportConcernBody;
const waiting = (key: string, photos: readonly string[] = []): WaitingReport => ({
  key,
  body,
  photos: photos.map((photo) => ({ key: photo, mediaType: 'image/png', content: '' })),
  concernId: null,
  refused: null,
  refusedPhotos: [],
});

/** A server that keeps one report a key, behind a network that fails when it is told to. */
function world(): { outbox: Outbox; kept: Map<string, string[]>; fail: (error: Error, answered?: boolean) => void; mend: () => void } {
  const kept = new Map<string, string[]>();
  let failure: { error: Error; answered: boolean } | null = null;
  const through = <T>(act: () => T): Promise<T> => {
    if (failure === null) return Promise.resolve(act());
    if (failure.answered) act();
    return Promise.reject(failure.error);
  };
  const sender: Sender = {
    report: (_, key) =>
      through(() => {
        if (!kept.has(key)) kept.set(key, []);
        return { id: key as ConcernId } as ConcernReceipt;
      }),
    photo: (id, { key }) => through(() => void (kept.get(id)!.includes(key) || kept.get(id)!.push(key))),
  };
  const vault = draftVault(memoryCupboard());
  const ready = vault.claim('officer');
  const outbox = outboxIn(vault, sender, async (work) => ready.then(work));
  return { outbox, kept, fail: (error, answered = false) => (failure = { error, answered }), mend: () => (failure = null) };
}

const offline = new ApiProblem('offline', 0);

describe('the outbox', () => {
  it('keeps a report while the network is gone and sends it once, though the answer was lost the first time', async () => {
    const { outbox, kept, fail, mend } = world();
    fail(offline, true);
    await outbox.add(waiting('a', ['p1', 'p2']));
    expect(await outbox.flush()).toHaveLength(1);
    expect(await outbox.flush()).toHaveLength(1);
    mend();
    expect(await outbox.flush()).toEqual([]);
    expect(await outbox.flush()).toEqual([]);
    expect([...kept]).toEqual([['a', ['p1', 'p2']]]);
  });

  it.each([offline, new ApiProblem('unavailable', 503), new ApiProblem('session.required', 401), new ApiProblem('rate.limited', 429)])(
    'waits on after %s, which time mends',
    async (error) => {
      const { outbox, kept, fail, mend } = world();
      fail(error);
      await outbox.add(waiting('a'));
      expect(await outbox.flush()).toMatchObject([{ key: 'a', refused: null }]);
      mend();
      expect(await outbox.flush()).toEqual([]);
      expect(kept.size).toBe(1);
    },
  );

  it('tells of a refusal, tries it no more and lets the next one through', async () => {
    const { outbox, kept, fail, mend } = world();
    fail(new ApiProblem('concern.beyond-labour', 409));
    await outbox.add(waiting('a'));
    expect(await outbox.flush()).toMatchObject([{ key: 'a', refused: 'concern.beyond-labour' }]);
    mend();
    await outbox.add(waiting('b'));
    expect(await outbox.flush()).toMatchObject([{ key: 'a' }]);
    expect([...kept.keys()]).toEqual(['b']);
    await outbox.remove('a');
    expect(await outbox.list()).toEqual([]);
  });

  it('says which pictures were refused, and keeps that until it was read, while the report itself has arrived', async () => {
    const kept: string[] = [];
    const vault = draftVault(memoryCupboard());
    await vault.claim('officer');
    const sender: Sender = {
      report: (_, key) => Promise.resolve({ id: key as ConcernId } as ConcernReceipt),
      photo: (_, { key }) => {
        if (key === 'p1') return Promise.reject(new ApiProblem('document.type-refused', 415));
        kept.push(key);
        return Promise.resolve();
      },
    };
    const outbox = outboxIn(vault, sender, (work) => work());
    await outbox.add(waiting('a', ['p1', 'p2']));
    const left = await outbox.flush();
    expect(left).toMatchObject([{ key: 'a', photos: [], refused: null, refusedPhotos: ['document.type-refused'] }]);
    expect(left.every(hasArrived)).toBe(true);
    expect(await outbox.flush()).toHaveLength(1);
    expect(kept).toEqual(['p2']);
    await outbox.remove('a');
    expect(await outbox.list()).toEqual([]);
  });

  it('does not say that it keeps what no vault took', async () => {
    const outbox = outboxIn(draftVault(memoryCupboard()), {} as Sender, (work) => work());
    await expect(outbox.add(waiting('a'))).rejects.toThrow('nothing was kept');
  });
});
