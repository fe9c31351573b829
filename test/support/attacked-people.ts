import { createRequire } from 'node:module';
import { noiseTable, safeNoise } from '@himaya/api/testing';
import type { Client } from 'pg';
import type { Counted } from './attack-product';

const tools = createRequire(__filename);

/** Somebody invented, in the codes of a case. */
interface Person {
  readonly sex: string;
  readonly age: string;
  readonly citizenship: string;
  readonly governorate: string;
  readonly forms: readonly string[];
  /** 1 to 12. */
  readonly month: number;
  readonly unit: number;
  readonly key: number;
}
const { inventedPeople, worded } = tools('../../tools/attack/product/people.cjs') as {
  inventedPeople(size: number, seed: number, units: number): Omit<Person, 'key'>[];
  worded(person: Omit<Person, 'key'>): Counted & { readonly quarter: number };
};

const seed = 20_261_128;
export const people = 1500;
/** People of two forms that nobody else suffered (of group `other` the one), five in each corner of sex, age and form. */
const corners = [0, 1].flatMap((sex) => [0, 1].flatMap((age) => [0, 1].map((form) => ({ sex, age, form }))));
const inCorner = 5;

/** All with one record key: where as many of them stand in a cell, the cell has the same noise. */
function rareOnes(inEven: number, inOdd: number): Person[] {
  return corners.flatMap(({ sex, age, form }) =>
    Array.from({ length: (sex + age + form) % 2 === 0 ? inEven : inOdd }, () => ({
      sex: ['female', 'male'][sex]!,
      age: ['9-14', '18-29'][age]!,
      citizenship: 'IQ',
      governorate: 'baghdad',
      forms: [['organ-removal', 'child-soldiering'][form]!],
      month: 2,
      unit: 1,
      key: 1_000_003,
    })),
  );
}

const others: readonly Person[] = inventedPeople(people - 8 * inCorner, seed, 7).map((person, at) => ({
  ...person,
  forms: person.forms.map((form) => (form === 'organ-removal' || form === 'child-soldiering' ? 'begging' : form)),
  key: (at * 2_654_435_761) % 2 ** 32,
}));

/**
 * `first`; `swapped`: in every second corner one fewer and in the others one more, so that each total of two dimensions is of as many people
 * with the same keys; `more`: one person more.
 */
export type World = 'first' | 'swapped' | 'more';
const first = [...others, ...rareOnes(inCorner, inCorner)];
export const worlds: Readonly<Record<World, readonly Person[]>> = {
  first,
  swapped: [...others, ...rareOnes(inCorner - 1, inCorner + 1)],
  more: [...first, { ...first[0]!, key: 77 }],
};
export const wordedPeople = (world: readonly Person[]): (Counted & { readonly quarter: number })[] => world.map(worded);

const groupOf: Readonly<Record<string, string>> = { IQ: 'iraqi', SY: 'arab-states', PH: 'asia', ER: 'africa', FR: 'other' };

/** Puts a world in the place of whatever was known and published. */
export async function fill(admin: Client, world: readonly Person[], year: number): Promise<void> {
  await admin.query(`truncate statistics.fact, statistics.standing_fact, statistics.archived_fact, statistics.folded_cell, statistics.due,
                       statistic_release, release_event, release_page, release_line, contribution`);
  const rows = world.map((person, at) => ({
    ...person,
    id: at + 1,
    nationality: groupOf[person.citizenship],
    ...monthIn(year, person.month),
  }));
  const columns = 'source, subject, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms';
  const values = `select id, id, key, unit, 'presumed', day, governorate, sex, age, nationality, forms from p`;
  await admin.query(
    `with p as (select * from jsonb_to_recordset($1::jsonb) as p (id bigint, key bigint, unit bigint, day date, governorate text, sex text, age text, nationality text, forms text[])),
          said as (insert into statistics.fact (sign, ${columns}) select 1, v.* from (${values}) v)
     insert into statistics.standing_fact (print, ${columns}) select gen_random_uuid(), v.* from (${values}) v`,
    [JSON.stringify(rows)],
  );
}
const monthIn = (year: number, month: number): { readonly day: string } => ({ day: `${year}-${String(month).padStart(2, '0')}-01` });

/** Answers to referrals by service: how many were accepted, and of how many. Some of those rejected, or accepted, are few. */
export async function fillAnswered(
  admin: Client,
  year: number,
): Promise<Readonly<Record<string, { readonly part: number; readonly base: number }>>> {
  const truth = {
    shelter: { part: 84, base: 120 },
    medical: { part: 150, base: 210 },
    psychological: { part: 114, base: 120 },
    'legal-aid': { part: 6, base: 90 },
    education: { part: 30, base: 45 },
  };
  for (const [service, { part, base }] of Object.entries(truth))
    await admin.query(
      `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, outcome, service, hours)
         select gen_random_uuid(), o.id, o.id, (n * 97000001::bigint) % 4294967296, n % 5, 'referral-answer', $4, 'basra',
                case when n < $2 then 'accepted' else 'rejected' end, $1, 5
           from generate_series(0, $3 - 1) n, lateral (select 5000000 + hashtext($1)::bigint * 1000 + n as id) o`,
      [service, part, base, `${year}-02-01`],
    );
  return truth;
}

const { noiseChanceOf } = tools('../../tools/attack/publish.cjs') as {
  noiseChanceOf(disclosure: object): (rows: number, persons: number) => number;
};
/** How likely so many rows of a file stand for so many people. */
export const chanceOfRows = noiseChanceOf({ noiseTable, safeNoise });
