import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ceilingOf } from '@himaya/auth';
import {
  allow,
  birthYearOf,
  caseNumberFrom,
  decideOpenCase,
  localDay,
  maskOf,
  type AgeBand,
  type CaseId,
  type CaseView,
  type IdentificationStatus,
  type OpenCaseBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault, type NewKey } from '../platform/vault/vault';
import type { ExploitationRecord } from './case.schema';
import { CaseStore, type CaseFacts } from './case.store';
import { ReadCase } from './read-case';
import { SuggestDuplicates } from './suggest-duplicates';
import { tellTimeline } from './timeline';

/** One case to open: by hand, or out of a file with what had been decided there. */
export interface Opening {
  readonly id: CaseId;
  readonly body: OpenCaseBody;
  readonly identificationStatus: IdentificationStatus;
}

/** What an opener writes to, whether they may read it again or not. */
export const openingCategories = maskOf('core', 'identity', 'exploitation');

/** 30 random bits clash once in many thousand cases; the third try all but never does. */
const triesForANumber = 3;

/**
 * Runs a transaction that draws case numbers, and runs it again where a number drawn is another case's already: what was
 * written has then been rolled back whole.
 */
export async function withFreshNumbers<T>(transaction: () => Promise<T>): Promise<T> {
  for (let left = triesForANumber; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      if (left <= 1 || !isTakenNumber(error)) throw error;
    }
  }
}

/** Opens a case: the door first, then core, identity and exploitation through it, encrypted under a key of its own. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
    private readonly vault: Vault,
    private readonly suggestDuplicates: SuggestDuplicates,
  ) {}

  run(actor: Actor, body: OpenCaseBody, idempotencyKey: string | null): Promise<Outcome<CaseView>> {
    return withFreshNumbers(() =>
      this.inTransaction.run(actor, { action: 'case.open' }, async (tx) => {
        const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: '/cases', body }, randomUUID() as CaseId);
        if (!claimed.ok) return claimed;
        const { id, again } = claimed.value;
        if (!again) {
          const opened = await this.open(tx, 'case-opened', [{ id, body, identificationStatus: 'presumed' }]);
          if (!opened.ok) return opened;
          await this.suggestDuplicates.run(tx, id);
          tx.touches(id, openingCategories);
        }
        return this.readCase.view(tx, id);
      }),
    );
  }

  /** The opening itself, of any number of cases inside a transaction of the caller: all of them or, where one is refused, none. */
  async open(tx: Tx, kind: 'case-opened' | 'case-imported', openings: readonly Opening[]): Promise<Outcome<null>> {
    const facts: CaseFacts[] = [];
    const keys = await this.vault.newKeys(openings.map(({ id }) => id));
    for (const [place, opening] of openings.entries()) {
      const decided = decideOpenCase(opening.body, { writeCategories: ceilingOf(tx.actor.roles).write, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      facts.push(this.factsOf(tx, opening, decided.value.ageBand, keys[place] as NewKey));
    }
    if (facts.length === 0) return allow(null);
    await this.cases.open(tx, facts);
    await tellTimeline(tx, ...openings.map(({ id }) => ({ caseId: id, kind })));
    for (const { id } of openings) tx.emit({ kind, subjectId: id });
    return allow(null);
  }

  private factsOf(tx: Tx, { id, body, identificationStatus }: Opening, ageBand: AgeBand, { key, stored }: NewKey): CaseFacts {
    const { person } = body;
    return {
      record: {
        id,
        number: caseNumberFrom(tx.now.getUTCFullYear(), [...randomBytes(6)]),
        status: 'open',
        identificationStatus,
        identificationSince: tx.now,
        aliasCt: key.seal('case_record.alias', person.alias) as Buffer,
        sex: person.sex,
        ageBand,
        languages: [...(person.languages ?? [])],
        governorate: body.governorate,
        specialNeeds: [...body.specialNeeds],
        safeContact: body.safeContact ?? 'any',
        foundAt: body.foundAt,
        foundAtPrecision: body.foundAtPrecision ?? 'day',
        foundBy: body.foundBy,
        responsibleUnitId: tx.actor.unitId,
        openedAt: tx.now,
        openedBy: tx.actor.userId,
        rightsExplainedOn: null,
        version: 1,
      },
      key: { caseId: id, ...stored },
      identity: {
        caseId: id,
        givenNameCt: key.seal('person_identity.given_name', person.givenName),
        familyNameCt: key.seal('person_identity.family_name', person.familyName),
        birthDateCt: key.seal('person_identity.birth_date', person.birthDate),
        phoneCt: key.seal('person_identity.phone', person.phone),
        birthDatePrecision: person.birthDate ? (person.birthDatePrecision ?? 'day') : null,
        ageYears: person.ageYears ?? null,
        nationality: person.nationality ?? null,
        version: 1,
      },
      exploitation: body.exploitation.map(
        (record): ExploitationRecord => ({
          id: randomUUID(),
          caseId: id,
          form: record.form,
          acts: [...record.acts],
          means: [...record.means],
          recordedUnitId: tx.actor.unitId,
          recordedAt: tx.now,
        }),
      ),
      tokens: this.vault.index.tokensOf({
        given: person.givenName,
        family: person.familyName,
        alias: person.alias,
        phone: person.phone,
        birthYear: birthYearOf(person, localDay(tx.now)),
      }),
    };
  }
}

function isTakenNumber(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: string; constraint?: string } };
  return driverError?.code === '23505' && driverError.constraint === 'case_record_number_uq';
}
