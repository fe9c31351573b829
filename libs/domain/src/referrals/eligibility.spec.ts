import fc from 'fast-check';
import { ageBands, sexes } from '../cases/codes';
import { governorates, personCategories, services } from '../directory/codes';
import type { DirectoryUnitView } from '../directory/types';
import type { AgencyId, UnitId } from '../shared/ids';
import { urgencies } from './codes';
import { isEligible, personCategoryOf, proposeUnits, type UnitWish } from './eligibility';

fc.configureGlobal({ seed: 20_260_301 });

function aUnit(id: string, more: Partial<DirectoryUnitView> = {}): DirectoryUnitView {
  return {
    id: id as UnitId,
    name: { ar: id, ckb: id, en: id },
    governorate: 'baghdad',
    agencyId: 'a' as AgencyId,
    services: ['shelter'],
    personCategories: ['women'],
    languages: ['ar'],
    freePlaces: 'some',
    onCallPhone: null,
    outside: false,
    deskHours: null,
    openNow: true,
    opensAt: '2026-03-01T05:00:00.000Z',
    placesStale: false,
    ...more,
  };
}

const wish: UnitWish = {
  service: 'shelter',
  governorate: 'baghdad',
  personCategories: ['women', 'families'],
  languages: ['tl', 'en'],
  urgency: 'urgent',
};
const order = (units: DirectoryUnitView[], more: Partial<UnitWish> = {}) => proposeUnits(units, { ...wish, ...more }).map(({ id }) => id);

describe('whom a unit must serve', () => {
  it.each([
    ['female', '30-59', ['women', 'families']],
    ['male', 'adult', ['men', 'families']],
    ['female', '9-14', ['girls', 'families']],
    ['male', 'child', ['boys', 'families']],
    ['unknown', '18-29', ['women', 'men', 'families']],
    ['other', '15-17', ['girls', 'boys', 'families']],
    ['female', 'unknown', ['girls', 'families', 'women']],
  ] as const)('%s, %s: %j', (sex, ageBand, expected) => {
    expect(personCategoryOf({ sex, ageBand })).toEqual(expected);
  });

  it('never leaves anybody without a category, and never puts a known child with adults only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sexes.codes), fc.constantFrom(...ageBands.codes), (sex, ageBand) => {
        const fitting = personCategoryOf({ sex, ageBand });
        expect(fitting.length).toBeGreaterThan(0);
        if (['0-8', '9-14', '15-17', 'child'].includes(ageBand)) expect(fitting).not.toEqual(expect.arrayContaining(['men']));
        if (['0-8', '9-14', '15-17', 'child'].includes(ageBand)) expect(fitting).not.toEqual(expect.arrayContaining(['women']));
      }),
    );
  });
});

describe('the units proposed', () => {
  it('are eligible ones only', () => {
    const units = [aUnit('other service', { services: ['medical'] }), aUnit('men', { personCategories: ['men'] }), aUnit('fits')];
    expect(order(units)).toEqual(['fits']);
  });

  it('come with free places first, then near ones, then a shared language', () => {
    const units = [
      aUnit('full', { freePlaces: 'none', languages: ['tl'] }),
      aUnit('far', { governorate: 'basra', languages: ['tl'] }),
      aUnit('here'),
      aUnit('here, English', { languages: ['ar', 'en'] }),
      aUnit('here, Tagalog', { languages: ['ar', 'tl'] }),
    ];
    expect(order(units)).toEqual(['here, Tagalog', 'here, English', 'here', 'far', 'full']);
  });

  it('prefer the same region where the governorate has none', () => {
    const units = [aUnit('south', { governorate: 'basra' }), aUnit('kurdistan', { governorate: 'duhok' })];
    expect(order(units, { governorate: 'erbil' })).toEqual(['kurdistan', 'south']);
    expect(order(units, { governorate: 'unknown' })).toEqual(['south', 'kurdistan']);
  });

  it('put open desks first when it cannot wait', () => {
    const units = [aUnit('closed', { openNow: false }), aUnit('open but far', { governorate: 'basra' })];
    expect(order(units, { urgency: 'immediate' })).toEqual(['open but far', 'closed']);
    expect(order(units, { urgency: 'standard' })).toEqual(['closed', 'open but far']);
  });

  it('are every eligible unit once, whatever the order they came in', () => {
    const unit = fc.record({
      governorate: fc.constantFrom(...governorates.codes),
      services: fc.subarray([...services.codes]),
      personCategories: fc.subarray([...personCategories.codes]),
      languages: fc.subarray(['ar', 'ckb', 'en', 'tl']),
      freePlaces: fc.constantFrom('none' as const, 'some' as const),
      openNow: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.constantFrom(...urgencies.codes), (parts, urgency) => {
        const units = parts.map((part, place) => aUnit(String(place), part));
        const proposed = proposeUnits(units, { ...wish, urgency });
        expect(proposed.map(({ id }) => id).sort()).toEqual(
          units
            .filter((one) => isEligible(one, wish))
            .map(({ id }) => id)
            .sort(),
        );
        expect(proposeUnits(proposed, { ...wish, urgency })).toEqual(proposed);
      }),
    );
  });
});

describe('outside hours', () => {
  const closed = (id: string, opensAt: string | null, more: Partial<DirectoryUnitView> = {}): DirectoryUnitView =>
    aUnit(id, { openNow: false, opensAt, ...more });
  const soon = closed('soon', '2026-03-02T05:00:00.000Z', { freePlaces: 'none', governorate: 'basra' });
  const later = closed('later', '2026-03-03T05:00:00.000Z');
  const never = closed('never', null);

  it('an immediate need goes to whoever is there, then to whoever is there next, whatever else', () => {
    expect(order([never, later, soon], { urgency: 'immediate' })).toEqual(['soon', 'later', 'never']);
    expect(order([soon, aUnit('open', { freePlaces: 'none', governorate: 'erbil' })], { urgency: 'immediate' })).toEqual(['open', 'soon']);
  });

  it('the others ask for a place first, and believe a fresh word before an old one', () => {
    expect(order([soon, later])).toEqual(['later', 'soon']);
    const old = aUnit('old', { placesStale: true });
    expect(order([aUnit('none', { freePlaces: 'none' }), old, aUnit('fresh')])).toEqual(['fresh', 'old', 'none']);
  });
});
