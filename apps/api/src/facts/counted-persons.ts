import type { PoolClient } from 'pg';
import { asJson } from './fold.statements';
import type { Changed, ToldFact } from './fold-cells';
import { drawnPseudonym, drawnRecordKey, type Pseudonyms } from './pseudonyms';

/** A case, and the case under whose pseudonym its person is counted: null where every case of the person is erased. */
interface PersonOfCase {
  readonly id: string;
  /** The case of the person that stays, erased or not: one for all of them. */
  readonly root: string;
  readonly subject: string | null;
  readonly erased: boolean;
}

/** A pseudonym and the record key beside it. */
interface Counted {
  readonly pseudonym: string;
  readonly key: number;
}

/** Whose the cases of a derivation are. Of a person who is nowhere any more the pseudonym is drawn once, for all that is left of them. */
export class CountedPersons {
  private readonly drawn = new Map<string, Counted>();

  private constructor(
    private readonly people: readonly PersonOfCase[],
    private readonly pseudonyms: Pseudonyms,
  ) {}

  /** @param ids of cases; with an erased one come the other cases of its person */
  static async of(client: PoolClient, ids: readonly string[], pseudonyms: Pseudonyms): Promise<CountedPersons> {
    const { rows } = await client.query<PersonOfCase>('select id, root, subject, erased from guard.people_of_cases($1)', [ids]);
    return new CountedPersons(rows, pseudonyms);
  }

  /** All cases that they have. */
  get cases(): string[] {
    return this.people.map(({ id }) => id);
  }

  get erased(): string[] {
    return this.people.filter(({ erased }) => erased).map(({ id }) => id);
  }

  /** The pseudonym under which a fact of this subject goes to the archive; drawn too for what is no case, a report or who it describes. */
  archived(subject: string): Counted {
    const person = this.people.find(({ id }) => id === subject);
    return person === undefined ? this.drawnFor(subject) : this.countedAs(person);
  }

  /** Nothing is found any more under the pseudonym of a case that is another's double, or erased. Answers the facts that moved. */
  async rename(client: PoolClient): Promise<Changed> {
    const moved = this.people
      .filter(({ id, subject }) => subject !== id)
      .map((person) => ({ was: this.pseudonyms.of('subject', person.id), now: this.countedAs(person), erased: person.erased }));
    const sources = this.erased.length === 0 ? [] : this.cases.map((id) => this.pseudonyms.of('case', id));
    const { rows } = await client.query<{ gone: ToldFact[] }>(movingStatement, [moved.map(({ was }) => was), sources]);
    await client.query('select guard.rename_subjects($1, $2, $3, $4)', [
      moved.map(({ was }) => was),
      moved.map(({ now }) => now.pseudonym),
      moved.map(({ now }) => now.key),
      sources,
    ]);
    const nowOf = new Map(moved.map(({ was, now }) => [was, now]));
    const { gone } = rows[0]!;
    const come = gone.map((fact) => {
      const { pseudonym, key } = nowOf.get(fact.subject)!;
      return { ...fact, subject: pseudonym, record_key: String(key) };
    });
    return { gone, come, left: moved.filter(({ erased }) => erased).map(({ was }) => was) };
  }

  private countedAs({ root, subject }: PersonOfCase): Counted {
    if (subject === null) return this.drawnFor(root);
    return { pseudonym: this.pseudonyms.of('subject', subject), key: this.pseudonyms.recordKeyOf(subject) };
  }

  private drawnFor(one: string): Counted {
    const known = this.drawn.get(one) ?? { pseudonym: drawnPseudonym(), key: drawnRecordKey() };
    this.drawn.set(one, known);
    return known;
  }
}

/** Facts that `guard.rename_subjects` will move: $1 the subjects, $2 sources whose standing facts move too. */
const movingStatement = `
  with moving as (select * from statistics.standing_fact s where s.subject = any ($1::bigint[])
                     and (s.source = any ($2::bigint[]) or exists (select from statistics.archived_fact a where a.source = s.source)))
  select ${asJson('moving', ', print::text')} as gone`;
