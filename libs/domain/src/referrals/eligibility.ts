import { isChild, presumedChild } from '../cases/age';
import type { AgeBand, Sex } from '../cases/codes';
import type { Governorate, PersonCategory, Service } from '../directory/codes';
import { regionOf } from '../directory/regions';
import type { DirectoryUnitView } from '../directory/types';
import type { Urgency } from './codes';

const adultCategories: Readonly<Record<Sex, readonly PersonCategory[]>> = {
  female: ['women', 'families'],
  male: ['men', 'families'],
  other: ['women', 'men', 'families'],
  unknown: ['women', 'men', 'families'],
};

const childCategories: Readonly<Record<Sex, readonly PersonCategory[]>> = {
  female: ['girls', 'families'],
  male: ['boys', 'families'],
  other: ['girls', 'boys', 'families'],
  unknown: ['girls', 'boys', 'families'],
};

/**
 * Whom a unit must serve to take this person, the closest first. An unknown age offers the child's places first and the
 * adult's too, so that an adult of unknown age is not left without any.
 */
export function personCategoryOf(person: { readonly sex: Sex; readonly ageBand: AgeBand }): PersonCategory[] {
  const asChild = presumedChild(person.ageBand) ? childCategories[person.sex] : [];
  const asAdult = isChild(person.ageBand) ? [] : adultCategories[person.sex];
  return [...new Set([...asChild, ...asAdult])];
}

/** What a sender looks for. */
export interface UnitWish {
  readonly service: Service;
  readonly governorate: Governorate;
  readonly personCategories: readonly PersonCategory[];
  /** ISO 639, the best understood first. */
  readonly languages: readonly string[];
  readonly urgency: Urgency;
}

/** 0 is best; a criterion compares by its numbers. */
type Criterion = (unit: DirectoryUnitView, wish: UnitWish) => number;

const openNow: Criterion = (unit) => (unit.openNow ? 0 : 1);
/** A word nobody has given for two days is weaker than a fresh one, and still better than none. */
const freePlace: Criterion = (unit) => (unit.freePlaces === 'none' ? 2 : unit.placesStale ? 1 : 0);
/** Outside hours, who is there first. */
const opensSoonest: Criterion = (unit) => (unit.openNow ? 0 : unit.opensAt === null ? Infinity : Date.parse(unit.opensAt));
const near: Criterion = (unit, { governorate }) => {
  if (unit.governorate === governorate) return 0;
  const region = regionOf[governorate];
  return region !== null && regionOf[unit.governorate] === region ? 1 : 2;
};
const sharedLanguage: Criterion = (unit, { languages }) => {
  const best = languages.findIndex((language) => unit.languages.includes(language));
  return best === -1 ? languages.length : best;
};

/** Whose hours count most: an immediate referral must reach somebody tonight, the others can wait for the morning. */
const criteriaOfUrgency: Readonly<Record<Urgency, readonly Criterion[]>> = {
  immediate: [openNow, opensSoonest, freePlace, near, sharedLanguage],
  urgent: [freePlace, near, openNow, opensSoonest, sharedLanguage],
  standard: [freePlace, near, sharedLanguage, openNow, opensSoonest],
};

/** True where a unit offers the service to someone of one of these categories. */
export function isEligible(
  unit: Pick<DirectoryUnitView, 'services' | 'personCategories'>,
  wish: Pick<UnitWish, 'service' | 'personCategories'>,
): boolean {
  return unit.services.includes(wish.service) && unit.personCategories.some((category) => wish.personCategories.includes(category));
}

/** The eligible units, the best first; units alike in every criterion keep the order they came in. */
export function proposeUnits(units: readonly DirectoryUnitView[], wish: UnitWish): DirectoryUnitView[] {
  const criteria = criteriaOfUrgency[wish.urgency];
  return units
    .filter((unit) => isEligible(unit, wish))
    .map((unit) => ({ unit, ranks: criteria.map((rank) => rank(unit, wish)) }))
    .toSorted((a, b) => firstDifference(a.ranks, b.ranks))
    .map(({ unit }) => unit);
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, place) => rank !== b[place]);
  return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}
