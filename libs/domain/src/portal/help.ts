import { governorates, type Governorate } from '../directory/codes';
import { codeList, type CodeOf } from '../shared/code-list';
import { latinDigits } from '../shared/digits';
import { refuse, allow, type FieldProblem, type Outcome } from '../shared/outcome';
import type { PortalKind } from './codes';
import { isPortalLanguage, type PortalLanguage } from './languages';

/** Whom a helpline or an office is for. */
export const helpAudiences = codeList('help-audience', ['everybody', 'children', 'women', 'workers', 'foreigners']);
export type HelpAudience = CodeOf<typeof helpAudiences>;

/** On which days of the week somebody answers. */
export const helpDays = codeList('help-days', ['every-day', 'sunday-thursday', 'saturday-thursday']);
export type HelpDays = CodeOf<typeof helpDays>;

/** What is told of a helpline or an office besides its words. */
export interface HelpFacts {
  /** As they are dialled inside the country, or with `+` and the country; one at least. */
  readonly phones: readonly string[];
  /** Where it helps; none for the whole country. */
  readonly governorates: readonly Governorate[];
  readonly days: HelpDays;
  /** `HH:MM` in Iraq; both null for day and night. */
  readonly opens: string | null;
  readonly closes: string | null;
  /** The best first. */
  readonly languages: readonly PortalLanguage[];
  /** Whether the call costs nothing. */
  readonly free: boolean;
  readonly audiences: readonly HelpAudience[];
}

export const helpLimits = { phones: 3, oldDays: 180 } as const;

const number = /^\+?\d(?: ?\d){2,14}$/;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A number as a telephone dials it: digits, and a plus before those of a country. */
export const dialled = (phone: string): string => latinDigits(phone).replaceAll(' ', '');

/** Has nobody said for half a year that this still stands? @param day when it was last checked, @param today in Iraq */
export const isOldHelp = (day: string, today: string): boolean => (Date.parse(today) - Date.parse(day)) / 86_400_000 > helpLimits.oldDays;

const doubled = (values: readonly string[]): boolean => new Set(values).size !== values.length;

/** Can somebody in need rely on it? Help, and nothing else, has a number, a place, hours and a language. */
export function decideHelp(kind: PortalKind, help: HelpFacts | null | undefined): Outcome<null> {
  if ((kind === 'help') === (help === null || help === undefined))
    return refuse('body.invalid', { errors: [{ path: 'help', code: kind === 'help' ? 'required' : 'unexpected' }] });
  if (help === null || help === undefined) return allow(null);
  const errors: FieldProblem[] = [];
  const wrong = (path: keyof HelpFacts): unknown => errors.push({ path: `help.${path}`, code: 'value.invalid' });
  const { phones, governorates: places, opens, closes, languages, audiences } = help;
  if (
    phones.length === 0 ||
    phones.length > helpLimits.phones ||
    doubled(phones.map(dialled)) ||
    !phones.every((one) => number.test(latinDigits(one)))
  )
    wrong('phones');
  if (doubled(places) || !places.every((one) => governorates.has(one) && one !== 'unknown' && one !== 'outside-country'))
    wrong('governorates');
  if ((opens === null) !== (closes === null) || (opens !== null && !time.test(opens))) wrong('opens');
  else if (opens !== null && closes !== null && (!time.test(closes) || closes === opens)) wrong('closes');
  if (languages.length === 0 || doubled(languages) || !languages.every(isPortalLanguage)) wrong('languages');
  if (audiences.length === 0 || doubled(audiences) || (audiences.includes('everybody') && audiences.length > 1)) wrong('audiences');
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}
