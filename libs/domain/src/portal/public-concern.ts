import { governorates, type Governorate } from '../directory/codes';
import { concernPlaces, concernSigns, type ConcernPlace, type ConcernSign } from '../concerns/codes';
import type { ReportConcernBody } from '../concerns/types';
import { slipCodeFrom } from '../shared/slip-code';
import { latinDigits } from '../shared/digits';
import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import { isIsoDate } from '../shared/partial-date';
import type { ConcernId } from '../shared/ids';

/** Who writes, as far as they say: the channel by which it came to be known. */
export const publicWriters = codeList('public-writer', ['self', 'family', 'other']);
export type PublicWriter = CodeOf<typeof publicWriters>;

/** Limits of the public form (docs/limits.md). */
export const publicConcernLimits = {
  narrative: 4000,
  place: 300,
  contact: 200,
  people: 500,
  /** Nobody reads and fills the form in less; milliseconds. */
  soonest: 3_000,
  /** A page left open for longer is asked to be sent once more; milliseconds. */
  latest: 6 * 3_600_000,
} as const;

/** The form as a browser sends it: every field a text, ticked boxes a list. */
export type PublicConcernForm = Readonly<
  Record<'writer' | 'governorate' | 'placeKind' | 'place' | 'seenOn' | 'people' | 'narrative' | 'contact', string>
> & {
  readonly signs: readonly string[];
  readonly danger: boolean;
};

/** When a form was drawn, seen from now: too soon for a person, or too long ago. */
export const formAge = (drawnAt: number, now: number): 'too-soon' | 'fits' | 'too-late' => {
  const age = now - drawnAt;
  if (age < 0 || age > publicConcernLimits.latest) return 'too-late';
  return age < publicConcernLimits.soonest ? 'too-soon' : 'fits';
};

/** Controls and what turns the direction of text round (Unicode UAX 9); a line feed stays. */
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwanted, ' ').trim();

/** What somebody without an account says, as a concern: a suspicion, of people nobody has described. */
export function decidePublicConcern(form: PublicConcernForm, now: Date): Outcome<ReportConcernBody> {
  const narrative = cleaned(form.narrative);
  const place = cleaned(form.place);
  const contact = cleaned(form.contact);
  const people = form.people.trim() === '' ? '1' : latinDigits(form.people.trim());
  const signs = [...new Set(form.signs)];
  const seenOn = form.seenOn.trim();
  const wrong = (path: string, code: string, isWrong: boolean): FieldProblem[] => (isWrong ? [{ path, code }] : []);
  const errors = [
    ...wrong('writer', 'required', !publicWriters.has(form.writer)),
    ...wrong('governorate', 'required', !governorates.has(form.governorate)),
    ...wrong('placeKind', 'required', !concernPlaces.has(form.placeKind)),
    ...wrong('signs', 'value.invalid', !signs.every((sign) => concernSigns.has(sign))),
    ...wrong('narrative', 'required', narrative === '' && signs.length === 0),
    ...wrong('narrative', 'text.too-long', narrative.length > publicConcernLimits.narrative),
    ...wrong('place', 'text.too-long', place.length > publicConcernLimits.place),
    ...wrong('contact', 'text.too-long', contact.length > publicConcernLimits.contact),
    ...wrong('people', 'value.invalid', !/^\d{1,3}$/.test(people) || Number(people) < 1 || Number(people) > publicConcernLimits.people),
    ...wrong('seenOn', 'date.invalid', seenOn !== '' && !isSeen(seenOn, now)),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return allow({
    kind: 'trafficking-suspicion',
    channel: form.writer as PublicWriter,
    governorate: form.governorate as Governorate,
    placeKind: form.placeKind as ConcernPlace,
    place: place || null,
    seenAt: seenOn === '' ? now.toISOString() : earlier(middayOf(seenOn), now).toISOString(),
    peopleCount: Number(people),
    persons: [],
    signs: signs as ConcernSign[],
    danger: form.danger,
    safeContact: 'never',
    narrative: narrative || null,
    callback: contact || null,
  });
}

const year = 366 * 86_400_000;
/** Noon in Iraq, UTC+3. */
const middayOf = (day: string): Date => new Date(`${day}T09:00:00Z`);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** A day of the last year, in Iraq. */
function isSeen(day: string, now: Date): boolean {
  if (!isIsoDate(day)) return false;
  const age = now.getTime() - middayOf(day).getTime();
  return age > -12 * 3_600_000 && age < year - 86_400_000;
}

/**
 * What somebody who wrote without an account is given to name their report by on the telephone: drawn from its id, so that whoever triages
 * it sees the same and nothing else has to be kept. Nothing is looked up by it.
 */
export function concernReference(id: ConcernId): string {
  const hex = id.replaceAll('-', '');
  // Without the digits that every such id has in common.
  const random = hex.slice(0, 12) + hex.slice(18);
  return slipCodeFrom(Array.from({ length: 9 }, (_, place) => Number.parseInt(random.slice(place * 2, place * 2 + 2), 16)));
}
