import { measures } from '../reference';
import { custodyKinds } from './codes';
import { decideCustodyReturn, custodyGivers, isCustodyJump, type CustodyReturnBody } from './custody';
import { custodyBreakdowns, custodyCategories, custodyPartsMost, type CustodyPart } from './custody-parts';

const age = (category: CustodyPart['category'], males: number, females = 0): CustodyPart => ({
  dimension: 'age-group',
  category,
  males,
  females,
});
const facts = { agencyId: custodyGivers['juveniles-placed'], today: '2026-11-28' };
const body: CustodyReturnBody = {
  kind: 'juveniles-placed',
  asOf: '2026-10-31',
  males: 12,
  females: 3,
  parts: [age('9-14', 5, 3), age('15-17', 7)],
};
const faults = (change: Partial<CustodyReturnBody>): string[] => {
  const decided = decideCustodyReturn({ ...body, ...change }, facts);
  return decided.ok ? [] : (decided.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
};

describe('a count broken down', () => {
  it('is taken whole, in part known, or without any breakdown', () => {
    for (const parts of [body.parts, [], [age('9-14', 0), age('15-17', 2)]]) expect([parts, faults({ parts })]).toEqual([parts, []]);
  });

  it('is of its own kind, each category once, whole, and of neither sex more than all', () => {
    expect(faults({ parts: [age('18-29', 1)] })).toEqual(['parts.0.category: code.unknown']);
    expect(faults({ parts: [{ ...age('9-14', 1), dimension: 'kind', category: 'life' }] })).toEqual(['parts.0.category: code.unknown']);
    expect(faults({ parts: [age('9-14', 1), age('9-14', 2)] })).toEqual(['parts.1.category: repeated']);
    expect(faults({ parts: [age('9-14', 1)] })).toEqual(['parts.age-group: list.length']);
    expect(faults({ parts: [age('9-14', 6, 4), age('15-17', 7)] })).toEqual([
      'parts.age-group.males: number.too-large',
      'parts.age-group.females: number.too-large',
    ]);
    expect(faults({ asOf: '2022-12-31' })).toEqual(['asOf: date.too-early']);
  });

  it('is broken down by what the list of measures asks, but for the place', () => {
    const asked = { convicts: 'convicts-by-sex', 'juveniles-placed': 'juvenile-detainees', 'juveniles-convicted': 'juveniles-convicted' };
    const ours: Readonly<Record<string, string>> = { 'nationality-group': 'citizenship', 'sentence-type': 'kind' };
    for (const kind of custodyKinds.codes) {
      const { dimensions } = measures.find(({ id }) => id === asked[kind])!;
      const wanted = dimensions.map((one) => ours[one] ?? one).filter((one) => one !== 'sex' && one !== 'governorate');
      expect(Object.keys(custodyBreakdowns[kind])).toEqual(expect.arrayContaining(wanted));
      const categories = Object.values(custodyBreakdowns[kind]).flatMap(({ codes }) => codes);
      expect(categories.filter((one) => !custodyCategories.has(one))).toEqual([]);
      expect(categories.length).toBeLessThanOrEqual(custodyPartsMost);
    }
  });
});

it('a count is marked where it is ten times away from the one before, and small ones never', () => {
  expect([isCustodyJump(101, 10), isCustodyJump(100, 10), isCustodyJump(3, 31), isCustodyJump(0, 9), isCustodyJump(50, null)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});
