import type { Governorate } from '../directory/codes';
import { codeList, type CodeOf } from '../shared/code-list';

/** Where courts sit: Karkh and Rusafa are Baghdad's two appeal districts, every other governorate is one. */
export const courtSeats = [
  'karkh',
  'rusafa',
  'basra',
  'nineveh',
  'erbil',
  'sulaymaniyah',
  'duhok',
  'halabja',
  'kirkuk',
  'diyala',
  'anbar',
  'salah-al-din',
  'babil',
  'karbala',
  'najaf',
  'wasit',
  'qadisiyah',
  'muthanna',
  'dhi-qar',
  'maysan',
] as const;
export type CourtSeat = (typeof courtSeats)[number];

/** Kinds of court that have a criminal proceeding before them at a seat, and the two courts of cassation. */
export const seatedCourts = ['investigation', 'felony', 'juvenile'] as const;
export const cassationCourts = ['federal-cassation', 'kurdistan-cassation'] as const;
export type CriminalCourtKind = (typeof seatedCourts)[number] | (typeof cassationCourts)[number];

type CourtId = `${(typeof seatedCourts)[number]}-${CourtSeat}` | (typeof cassationCourts)[number];

/**
 * Courts before which a criminal proceeding can stand, `felony-karkh`. Source: the strategy's legal chapter (decision on designated
 * courts for Karkh, Rusafa and every governorate) and the judiciary's appeal districts.
 */
export const criminalCourts = codeList(
  'criminal-court',
  // Marked pure, so that a page that shows no court does not carry them.
  /* @__PURE__ */ (() => [
    ...seatedCourts.flatMap((kind) => courtSeats.map((seat) => `${kind}-${seat}` as const)),
    ...cassationCourts,
  ])() as readonly CourtId[],
);
export type CriminalCourt = CodeOf<typeof criminalCourts>;

/** The kind of a court; a seat is left out of the courts of cassation, which sit for all. */
export function kindOfCourt(court: CriminalCourt): CriminalCourtKind {
  return [...seatedCourts, ...cassationCourts].find((kind) => court.startsWith(kind))!;
}

/** The governorate a court sits in. */
export function governorateOfCourt(court: CriminalCourt): Governorate {
  if (court === 'kurdistan-cassation') return 'erbil';
  const seat = courtSeats.find((one) => court === `${kindOfCourt(court)}-${one}`);
  return seat === undefined || seat === 'karkh' || seat === 'rusafa' ? 'baghdad' : seat;
}

/** Is it one of the criminal courts designated for trafficking cases (M47)? */
export const isDesignatedForTrafficking = (court: CriminalCourt): boolean => kindOfCourt(court) === 'felony';
