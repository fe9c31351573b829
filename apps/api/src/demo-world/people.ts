import {
  ageBandOf,
  isChild,
  presumedChild,
  type AgeBand,
  type DatePrecision,
  type ExploitationBody,
  type ExploitationForm,
  type Governorate,
  type IsoDate,
  type SafeContact,
  type Sex,
  type SpecialNeed,
} from '@himaya/domain';
import type { Draws } from './draws';

/** An invented person, and what befell them. */
export interface DemoPerson {
  readonly alias: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly birthDate: IsoDate | null;
  readonly birthDatePrecision: DatePrecision | null;
  readonly ageYears: number | null;
  readonly nationality: string | null;
  readonly languages: readonly string[];
  readonly phone: string | null;
  readonly specialNeeds: readonly SpecialNeed[];
  readonly safeContact: SafeContact;
  readonly exploitation: readonly ExploitationBody[];
}

/** [ISO 3166-1 code, weight, languages]. */
const origins: readonly (readonly [string | null, number, readonly string[]])[] = [
  ['IQ', 46, ['ar']],
  ['PH', 9, ['tl', 'en']],
  ['BD', 9, ['bn']],
  ['SY', 7, ['ar']],
  ['ET', 6, ['am']],
  ['NP', 5, ['ne']],
  ['PK', 4, ['ur']],
  ['IR', 3, ['fa']],
  ['KE', 3, ['sw', 'en']],
  ['IN', 3, ['hi', 'en']],
  ['GH', 3, ['en']],
  [null, 2, ['ar']],
];

/** Names that nobody bears: a word that says "trial" or "sample", and a colour or a number. */
const arabicNames = {
  given: ['لازورد', 'فيروزي', 'قرمزي', 'نيلي', 'أرجواني', 'كهرماني', 'زمردي', 'فضي', 'عنابي', 'بنفسجي'].map((colour) => `تجربة ${colour}`),
  family: ['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع'].map((number) => `النموذج ${number}`),
};
const kurdishNames = {
  given: ['شین', 'سوور', 'زەرد', 'سەوز', 'مۆر', 'پرتەقاڵی'].map((colour) => `نموونە ${colour}`),
  family: ['یەکەم', 'دووەم', 'سێیەم', 'چوارەم', 'پێنجەم'].map((number) => `تاقیکردنەوەی ${number}`),
};
const latinNames = {
  given: ['Azure', 'Crimson', 'Indigo', 'Ochre', 'Teal', 'Umber', 'Viridian', 'Sepia', 'Magenta', 'Cobalt'].map(
    (colour) => `Demo ${colour}`,
  ),
  family: ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'].map((number) => `Sample ${number}`),
};
const scripts: Readonly<Record<string, typeof latinNames>> = { ar: arabicNames, ckb: kurdishNames };

const adultForms: Readonly<Record<'female' | 'male', readonly (readonly [ExploitationForm, number])[]>> = {
  female: [['domestic-servitude', 34], ['sexual-exploitation', 30], ['forced-labour', 16], ['forced-marriage', 10], ['begging', 6], ['organ-removal', 2], ['unknown', 2]],
  male: [['forced-labour', 58], ['begging', 14], ['organ-removal', 10], ['forced-crime', 8], ['servitude', 6], ['unknown', 4]],
}; // prettier-ignore
const childForms: readonly (readonly [ExploitationForm, number])[] = [
  ['begging', 38], ['child-labour', 24], ['sexual-exploitation', 12], ['forced-marriage', 12], ['child-soldiering', 6], ['forced-crime', 5],
  ['illegal-adoption', 3],
]; // prettier-ignore

/** Draws a person found in a governorate on a day; `wanted` fixes what a placement needs. */
export function drawPerson(
  draws: Draws,
  place: { readonly number: number; readonly governorate: Governorate; readonly today: IsoDate; readonly inKurdistan: boolean },
  wanted: { readonly sex?: Sex; readonly adult?: boolean } = {},
): DemoPerson {
  const sex = wanted.sex ?? draws.weighted<Sex>([['female', 60], ['male', 37], ['unknown', 2], ['other', 1]]); // prettier-ignore
  const child = wanted.adult === true ? false : draws.chance(0.3);
  const years = child ? draws.between(5, 17) : draws.weighted([[draws.between(18, 29), 58], [draws.between(30, 59), 38], [draws.between(60, 68), 4]]); // prettier-ignore
  const age = drawAge(draws, years, place.today, wanted.adult === true);
  const ageBand = ageBandOf(age, place.today);
  const [nationality, , spoken] = draws.weighted(origins.map((origin) => [origin, origin[1]]));
  const local = nationality === 'IQ' || nationality === null;
  const languages = local && place.inKurdistan ? ['ckb', 'ar'] : spoken;
  const names = scripts[languages[0] ?? ''] ?? latinNames;
  const nameless = draws.chance(0.07);
  return {
    alias: `D-${place.number}`,
    givenName: nameless ? null : draws.pick(names.given),
    familyName: nameless || draws.chance(0.1) ? null : draws.pick(names.family),
    sex,
    ageBand,
    ...age,
    nationality,
    languages,
    phone: draws.chance(0.55) ? `+964 000 111 ${String(1000 + place.number)}` : null,
    specialNeeds: drawNeeds(draws, sex, ageBand),
    safeContact: draws.weighted([['any', 40], ['phone-only', 20], ['message-only', 12], ['through-unit-only', 22], ['never', 6]]), // prettier-ignore
    exploitation: drawExploitation(draws, sex, ageBand),
  };
}

type Age = Pick<DemoPerson, 'birthDate' | 'birthDatePrecision' | 'ageYears'>;

function drawAge(draws: Draws, years: number, today: IsoDate, needed: boolean): Age {
  if (!needed && draws.chance(0.03)) return { birthDate: null, birthDatePrecision: null, ageYears: null };
  if (draws.chance(0.45)) return { birthDate: null, birthDatePrecision: null, ageYears: years };
  // A year earlier than needed, so that nobody drawn as an adult comes out younger before this year's birthday.
  const year = Number(today.slice(0, 4)) - years - 1;
  if (draws.chance(0.25)) return { birthDate: `${year}-01-01`, birthDatePrecision: 'year', ageYears: null };
  const day = String(draws.between(1, 28)).padStart(2, '0');
  return { birthDate: `${year}-${String(draws.between(1, 12)).padStart(2, '0')}-${day}`, birthDatePrecision: 'day', ageYears: null };
}

function drawNeeds(draws: Draws, sex: Sex, band: AgeBand): SpecialNeed[] {
  const adultWoman = sex === 'female' && !presumedChild(band);
  const likely: readonly (readonly [SpecialNeed, number])[] = [
    ['pregnant', adultWoman ? 0.07 : 0],
    ['infant-with-them', adultWoman ? 0.05 : 0],
    ['children-with-them', adultWoman ? 0.12 : 0],
    ['needs-female-staff', sex === 'female' ? 0.3 : 0],
    ['unaccompanied-child', isChild(band) ? 0.35 : 0],
    ['chronic-illness', 0.08],
    ['urgent-medical', 0.07],
    ['suicide-risk', 0.05],
    ['disability-mobility', 0.03],
    ['disability-hearing', 0.02],
  ];
  return likely.filter(([, probability]) => draws.chance(probability)).map(([need]) => need);
}

function drawExploitation(draws: Draws, sex: Sex, band: AgeBand): ExploitationBody[] {
  const forms = isChild(band) ? childForms : adultForms[sex === 'male' ? 'male' : 'female'];
  const first = draws.weighted(forms);
  const second = draws.chance(0.15) ? draws.weighted(forms) : first;
  return [...new Set([first, second])].map((form) => ({
    form,
    acts: [
      ...new Set([draws.pick(['recruitment', 'transfer', 'receipt'] as const), draws.pick(['harbouring', 'transportation'] as const)]),
    ],
    // Palermo asks for no means where the person is a child.
    means:
      isChild(band) && draws.chance(0.4)
        ? []
        : [draws.pick(['deception', 'threat', 'coercion', 'abuse-of-vulnerability', 'fraud'] as const)],
  }));
}
