import type { Client } from 'pg';
import type { StatisticsCell } from '@himaya/domain';
import { drawsFrom } from './attack';
import { forms, sexes, to } from './statistics-people';

/** A defendant in the menu's words, and in the store's where those are others; `none` is in no category. */
const places = { baghdad: 'baghdad', basra: 'south', nineveh: 'north', najaf: 'middle-euphrates' };
const articles = { 'trafficking-28-2012-art-5-first': 'article-5', 'trafficking-28-2012-art-6': 'article-6', 'penal-code-111-1969': 'other-law', 'trafficking-28-2012-art-8': 'articles-7-to-9', none: 'none' }; // prettier-ignore
const verdicts = ['convicted', 'acquitted', 'dismissed'];
const sentences = ['imprisonment', 'fine', 'life', 'death'];
const lengths = ['5-to-9-years', '10-to-14-years', 'under-5-years', '15-years-and-over'];
const decisions = ['upheld', 'overturned', 'sent-back', 'pending'];

export type Defendant = Readonly<Record<'place' | 'law' | 'form' | 'sex' | 'verdict' | 'sentence' | 'length' | 'decision', string>> & {
  readonly at: number;
  readonly key: number;
};

/** Obviously invented: drawn from a seed, the first of each list the likeliest. */
export function defendants(count: number, seed: number): Defendant[] {
  const draw = drawsFrom(seed);
  const one = (all: readonly string[]): string => all[Math.floor(draw() ** 1.7 * all.length)]!;
  return Array.from({ length: count }, (_, at) => ({
    at,
    key: Math.floor(draw() * 2 ** 32),
    place: one(Object.keys(places)),
    law: one(Object.keys(articles)),
    form: one(Object.keys(forms)),
    sex: one(Object.keys(sexes).toReversed().slice(1)),
    verdict: one(verdicts),
    sentence: one(sentences),
    length: one(lengths),
    decision: one(decisions),
  }));
}

/** Each series as facts of the last year: kind of fact, and where its outcome and category come from. */
export const series = {
  arrests: ['arrest', null, null],
  prosecutions: ['prosecution', null, null],
  convictions: ['verdict', 'verdict', null],
  sentences: ['sentence', 'sentence', 'length'],
  appeals: ['appeal', 'decision', null],
} as const;

/** Puts them into the fact store as they stand, with a fact of each series. */
export async function fillCourts(admin: Client, people: readonly Defendant[]): Promise<void> {
  for (const [kind, outcome, category] of Object.values(series)) {
    const rows = people.map((one) => ({
      ...one,
      law: one.law === 'none' ? null : one.law,
      outcome: outcome && one[outcome],
      category: category && one[category],
    }));
    await admin.query(
      `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, sex, forms, article, court, outcome, category)
       select gen_random_uuid(), 7000000 + at, 7000000 + at, key, 1 + key % 7, $2, $3, place, sex, array[form], law, 'felony', outcome, category
         from jsonb_to_recordset($1::jsonb) as fact (at bigint, key bigint, place text, sex text, form text, law text, outcome text, category text)`,
      [JSON.stringify(rows), kind, `${to}-05-01`],
    );
  }
}

/** Where a defendant stands in each dimension of a series: counted by hand, not by the product. */
export function standOf(one: Defendant, measure: string): Record<string, string> {
  return {
    region: places[one.place as keyof typeof places],
    governorate: one.place,
    article: articles[one.law as keyof typeof articles],
    form: forms[one.form as keyof typeof forms],
    sex: one.sex,
    length: one.length,
    kind: one.sentence,
    outcome: measure === 'appeals' ? one.decision : one.verdict,
  };
}

/** Who of them is counted by a measure: of trafficking alone where somebody was tried. */
export const countedBy = (people: readonly Defendant[], measure: string): readonly Defendant[] =>
  people.filter(
    ({ law, verdict }) =>
      (measure === 'arrests' || law.startsWith('trafficking-')) && (measure !== 'convictions' || verdict === 'convicted'),
  );

/** How many stand in a cell. */
export const countedAt = (people: readonly Defendant[], measure: string, at: StatisticsCell['at']): number =>
  countedBy(people, measure).filter((one) => Object.entries(at).every(([id, category]) => standOf(one, measure)[id] === category)).length;

/** A convict as the prisons know them; what is not known is `none`. */
export type Convict = Readonly<Record<'sex' | 'article' | 'age-group' | 'kind' | 'citizenship', string>>;
const known = {
  article: ['article-5', 'article-6', 'other-law', 'articles-7-to-9', 'none'],
  'age-group': ['30-59', '18-29', '60-plus'],
  kind: ['imprisonment', 'life', 'death'],
  citizenship: ['iraqi', 'asia', 'arab-states', 'africa', 'other'],
} as const;

export function convicts(count: number, seed: number): Convict[] {
  const draw = drawsFrom(seed);
  const one = (all: readonly string[]): string => all[Math.floor(draw() ** 1.7 * all.length)]!;
  return Array.from({ length: count }, () => ({
    sex: draw() < 0.8 ? 'male' : 'female',
    article: one(known.article),
    'age-group': one(known['age-group']),
    kind: one(known.kind),
    citizenship: one(known.citizenship),
  }));
}

/** What Justice gives of them: the whole and its parts as the body of a count has them. */
export function countOf(people: readonly Convict[], asOf: string) {
  const many = (at: Partial<Convict>): number =>
    people.filter((one) => Object.entries(at).every(([id, value]) => one[id as keyof Convict] === value)).length;
  const parts = (Object.keys(known) as (keyof typeof known)[]).flatMap((dimension) =>
    known[dimension]
      .filter((category) => category !== 'none')
      .map((category) => ({
        dimension,
        category,
        males: many({ sex: 'male', [dimension]: category }),
        females: many({ sex: 'female', [dimension]: category }),
      })),
  );
  return { kind: 'convicts' as const, asOf, males: many({ sex: 'male' }), females: many({ sex: 'female' }), parts };
}
