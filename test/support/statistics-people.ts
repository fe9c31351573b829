import type { Client } from 'pg';
import { FactWriter, foldAll } from '@himaya/api/testing';
import { blockOf, type StatisticsCell } from '@himaya/domain';
import { drawsFrom } from './attack';
import type { TestDatabase } from './cluster';

export const seed = 20_261_127;
/** The last three years that are over together, and the last of them. */
const block = blockOf(`${new Date().getUTCFullYear() - 3}-01-01`);
export const [from, to] = [block.start.slice(0, 4), block.end.slice(0, 4)];

/** Who a fact is about, in the store's words and in those of the menu. */
const places = {
  baghdad: 'baghdad', nineveh: 'north', anbar: 'west', najaf: 'middle-euphrates', basra: 'south', erbil: 'kurdistan-region', unknown: null,
}; // prettier-ignore
export const forms = { 'sexual-exploitation': 'sexual-exploitation', 'domestic-servitude': 'forced-labour', begging: 'begging', 'organ-removal': 'organ-removal', 'child-soldiering': 'other' }; // prettier-ignore
export const ages = { '9-14': '0-17', child: '0-17', '18-29': '18-plus', adult: '18-plus', unknown: null };
export const citizenships = { iraqi: 'iraqi', asia: 'asia', africa: 'africa' };
export const sexes = { female: 'female', male: 'male', other: null };

interface Person {
  readonly id: number;
  readonly key: number;
  readonly sex: keyof typeof sexes;
  readonly age: keyof typeof ages;
  readonly citizenship: keyof typeof citizenships;
  /** One for each fact about them. */
  readonly facts: readonly {
    readonly place: keyof typeof places;
    readonly forms: readonly (keyof typeof forms)[];
    readonly month: string;
  }[];
}

/** Obviously invented: drawn from a seed, the first of each list the likeliest; some are known of twice, some suffered two things. */
function drawn(persons: number, own: number): Person[] {
  const draw = drawsFrom(own);
  const one = <K extends string>(of: Readonly<Record<K, unknown>>): K => {
    const all = Object.keys(of) as K[];
    return all[Math.floor(draw() ** 1.6 * all.length)]!;
  };
  const fact = (): Person['facts'][number] => ({
    place: one(places),
    forms: draw() < 0.2 ? (['begging', one(forms)] as const) : [one(forms)],
    month: `${Number(from) + Math.floor(draw() * 3)}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-01`,
  });
  return Array.from({ length: persons }, (_, at) => ({
    id: own * 100_000 + at,
    key: Math.floor(draw() * 2 ** 32),
    sex: one(sexes),
    age: one(ages),
    citizenship: one(citizenships),
    facts: draw() < 0.15 ? [fact(), fact()] : [fact()],
  }));
}

/** Three populations, each under a measure of its own. */
export const populations = {
  arrests: { kind: 'arrest', people: drawn(15, seed + 15) },
  'victims-identified': { kind: 'identified', people: drawn(150, seed + 150) },
  'presumed-victims-reported': { kind: 'presumed', people: drawn(1500, seed + 1500) },
} as const;
export type Measured = keyof typeof populations;

/** How many of these people are in a cell, counted by hand: one fact must be in all of it, each person once. */
export function countedIn(people: readonly Person[], at: StatisticsCell['at'], [first, last]: readonly [string, string]): number {
  const isIn = (person: Person, fact: Person['facts'][number]): boolean =>
    fact.month >= first &&
    fact.month <= last &&
    (at.region === undefined || places[fact.place] === at.region) &&
    (at.sex === undefined || sexes[person.sex] === at.sex) &&
    (at['age-group'] === undefined || ages[person.age] === at['age-group']) &&
    (at.citizenship === undefined || citizenships[person.citizenship] === at.citizenship) &&
    (at.form === undefined || fact.forms.some((form) => forms[form] === at.form));
  return people.filter((person) => person.facts.some((fact) => isIn(person, fact))).length;
}

/** Puts them into the fact store as they stand. */
export async function fillStore(admin: Client): Promise<void> {
  for (const { kind, people } of Object.values(populations)) {
    const rows = people.flatMap(({ id, key, sex, age, citizenship, facts }) =>
      facts.map(({ place, forms: suffered, month }) => ({ id, key, sex, age, citizenship, place, forms: suffered, month })),
    );
    await admin.query(
      `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms)
       select gen_random_uuid(), id, id, key, case when place = 'anbar' and key % 10 > 0 then 1 else 1 + key % 7 end, $2, month, place, sex, age, citizenship, forms
         from jsonb_to_recordset($1::jsonb) as fact (id bigint, key bigint, sex text, age text, citizenship text, place text, forms text[], month date)`,
      [JSON.stringify(rows), kind],
    );
  }
}

/** Facts that are no persons, in the last year. */
export async function fillOthers(admin: Client): Promise<void> {
  // Sixty referrals answered, 45 accepted, of 30 people; one of them was referred forty times. Payments of forty people, nearly all of it one's.
  await admin.query(
    `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, outcome, service, hours)
       select gen_random_uuid(), 900000 + n % 30, 900000 + n % 30, (n % 30) * 97000001::bigint, n % 5, 'referral-answer', $1, 'basra',
              case when n < 45 then 'accepted' else 'rejected' end, 'shelter', n from generate_series(0, 59) n`,
    [`${to}-02-01`],
  );
  await admin.query(
    `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, service)
       select gen_random_uuid(), 910000, 910000, 5, 1, 'referral', $1, 'basra', 'shelter' from generate_series(1, 40)`,
    [`${to}-02-01`],
  );
  await admin.query(
    `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, category, amount)
       select gen_random_uuid(), 920000 + n, 920000 + n, n * 97000001::bigint, n % 5, 'funding-payment', $1, 'basra', case when n < 20 then 'loan' else 'grant' end,
              case when n = 39 then 200000000 else 1000000 end from generate_series(0, 39) n`,
    [`${to}-02-01`],
  );
  // Twenty people in a shelter for a year and a half; twelve of them left before its end.
  await admin.query(
    `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, until, governorate, category, sex)
       select gen_random_uuid(), 930000 + n, 930000 + n, n * 97000001::bigint, n % 5, 'stay', $1, case when n < 20 then $2::date end, 'basra', 'women', 'female'
         from generate_series(0, 39) n`,
    [`${Number(to) - 1}-07-01`, `${to}-06-01`],
  );
}

/** Facts that were put into the store by hand are added up; the worker's own are as they come. */
export async function addUp(database: TestDatabase): Promise<void> {
  const writer = new FactWriter(database.urlFor('facts'), database.ring);
  await foldAll(writer, new Date(), 'all');
  await writer.close();
}
