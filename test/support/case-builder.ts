import { randomBytes, randomUUID } from 'node:crypto';
import { Vault, type KeyRing } from '@himaya/api/testing';
import { caseNumberFrom, type CaseId } from '@himaya/domain';
import type { Client } from 'pg';
import type { User } from './directory-builders';
import { inContext } from './in-context';

export interface Case {
  readonly id: CaseId;
  readonly number: string;
  readonly owner: User;
}

/** What the case says of its person; all of them are invented. */
export interface Person {
  readonly alias: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string;
}

/** Opens a case as its owner, through the real door, under the app role. */
export class CaseBuilder {
  private owner: User | undefined;
  private person: Person = { alias: 'Invented A.', givenName: 'Inventa', familyName: 'Fictiva', phone: '+964 000 000 0000' };
  private number = caseNumberFrom(2026, [...randomBytes(6)]);

  constructor(
    private readonly app: Client,
    private readonly ring: KeyRing,
  ) {}

  ownedBy(owner: User): this {
    this.owner = owner;
    return this;
  }

  about(person: Partial<Person>): this {
    this.person = { ...this.person, ...person };
    return this;
  }

  numbered(number: string): this {
    this.number = number;
    return this;
  }

  async save(): Promise<Case> {
    const { owner, person, number } = this;
    if (owner === undefined) throw new Error('a case without ownedBy(user)');
    const id = randomUUID() as CaseId;
    const vault = new Vault(this.ring);
    const { key, stored } = await vault.newKey(id);
    await inContext(this.app, owner, async (q) => {
      await q('select guard.open_case($1)', [id]);
      await q(
        `insert into case_record (id, number, alias_ct, sex, age_band, languages, governorate, found_at, found_at_precision, found_by,
                                  responsible_unit_id, opened_by)
         values ($1, $2, $3, 'female', '18-29', '{tl,en}', 'baghdad', '2026-03-01', 'day', 'labour-inspection', $4, $5)`,
        [id, number, key.seal('case_record.alias', person.alias), owner.unit.id, owner.id],
      );
      await q('insert into case_key (case_id, wrapped, key_id) values ($1, $2, $3)', [id, stored.wrapped, stored.keyId]);
      await q(
        `insert into person_identity (case_id, given_name_ct, family_name_ct, phone_ct, age_years, nationality) values ($1, $2, $3, $4, 24, 'PH')`,
        [
          id,
          key.seal('person_identity.given_name', person.givenName),
          key.seal('person_identity.family_name', person.familyName),
          key.seal('person_identity.phone', person.phone),
        ],
      );
      await q(
        `insert into exploitation_record (id, case_id, form, acts, means, recorded_unit_id)
         values ($1, $2, 'domestic-servitude', '{recruitment,harbouring}', '{deception}', $3)`,
        [randomUUID(), id, owner.unit.id],
      );
      await q('insert into identity_token (token, case_id) select unnest($1::bytea[]), $2', [
        vault.index.tokensOf({
          given: person.givenName,
          family: person.familyName,
          alias: person.alias,
          phone: person.phone,
          birthYear: 2002,
        }),
        id,
      ]);
      await q(`insert into timeline_event (id, case_id, kind, category, unit_id) values ($1, $2, 'case-opened', 1, $3)`, [
        randomUUID(),
        id,
        owner.unit.id,
      ]);
    });
    return { id, number, owner };
  }
}
