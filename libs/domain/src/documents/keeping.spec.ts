import fc from 'fast-check';
import { categories, maskOf } from '../shared/categories';
import type { DocumentId } from '../shared/ids';
import { documentCategory, documentTypes, sealedDocumentCategories } from './codes';
import { decideDownload, decideNewVersion, mayDownload, type KeptDocument } from './keeping';

const seed = { seed: 20261127 };
const mask = fc.integer({ min: 0, max: 8191 });
const type = fc.constantFrom(...documentTypes.codes);

describe('taking a document away', () => {
  it('is for who keeps records of its category, whatever else they read', () => {
    for (const category of categories.codes) {
      expect(mayDownload(maskOf(category), maskOf(category))).toBe(true);
      expect(decideDownload(maskOf(category), 8191 & ~maskOf(category))).toMatchObject({ problem: 'document.view-only' });
    }
  });
});

it('keeps documents of every category, and so of every track', () => {
  expect(new Set(Object.values(documentCategory))).toEqual(new Set(categories.codes));
});

describe('a new version', () => {
  const kept = (of: Partial<KeptDocument> = {}): KeptDocument => ({
    type: 'photo',
    category: maskOf('identity'),
    removed: false,
    replacedById: null,
    own: true,
    ...of,
  });

  it('is of the same kind of paper, after the latest that is there, by who keeps such papers', () => {
    fc.assert(
      fc.property(type, type, mask, fc.boolean(), fc.boolean(), fc.boolean(), (was, is, written, own, removed, replaced) => {
        const category = maskOf(documentCategory[was]);
        const former = kept({
          type: was,
          category,
          own,
          removed,
          replacedById: replaced ? ('d' as DocumentId) : null,
        });
        const decided = decideNewVersion(former, { type: is, written });
        const sealed = sealedDocumentCategories.includes(documentCategory[was]);
        const writes = (written & category) !== 0 && (own || !sealed);
        expect(decided.ok).toBe(writes && !removed && !replaced && is === was);
        if (!writes) expect(decided).toMatchObject({ problem: 'case.category-not-yours' });
      }),
      seed,
    );
  });

  it('says what stands in its way', () => {
    const facts = { type: 'photo' as const, written: maskOf('identity') };
    expect(decideNewVersion(kept({ removed: true }), facts)).toMatchObject({ problem: 'document.removed' });
    expect(decideNewVersion(kept({ replacedById: 'd' as DocumentId }), facts)).toMatchObject({ problem: 'document.replaced' });
    expect(decideNewVersion(kept(), { ...facts, type: 'statement' })).toMatchObject({ problem: 'body.invalid' });
  });
});
