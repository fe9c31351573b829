import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ceilingOf } from '@himaya/auth';
import {
  caseNumberFrom,
  decideOpenCase,
  localDay,
  maskOf,
  type CaseId,
  type CaseView,
  type IdentificationStatus,
  type OpenCaseBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import type { ExploitationRecord } from './case.schema';
import { CaseStore } from './case.store';
import { ReadCase } from './read-case';
import { tellTimeline } from './timeline';

/** How a case comes in: by hand, or out of a file with what had been decided there. */
export interface Opening {
  readonly kind: 'case-opened' | 'case-imported';
  readonly identificationStatus: IdentificationStatus;
}

const byHand: Opening = { kind: 'case-opened', identificationStatus: 'presumed' };

/** 30 random bits clash once in many thousand cases; the second try all but never does. */
const triesForANumber = 3;

/** Opens a case: the door first, then core, identity and exploitation through it, encrypted under a key of its own. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, body: OpenCaseBody, idempotencyKey: string | null): Promise<Outcome<CaseView>> {
    for (let left = triesForANumber; ; left -= 1) {
      try {
        return await this.inTransaction.run(actor, { action: 'case.open' }, async (tx) => {
          const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: '/cases', body }, randomUUID() as CaseId);
          if (!claimed.ok) return claimed;
          const { id, again } = claimed.value;
          if (!again) {
            const opened = await this.open(tx, id, body, byHand);
            if (!opened.ok) return opened;
          }
          return this.readCase.view(tx, id);
        });
      } catch (error) {
        if (left <= 1 || !isTakenNumber(error)) throw error;
      }
    }
  }

  /** The opening itself, inside a transaction of the caller. */
  async open(tx: Tx, id: CaseId, body: OpenCaseBody, opening: Opening): Promise<Outcome<CaseId>> {
    const { person } = body;
    const decided = decideOpenCase(body, { writeCategories: ceilingOf(tx.actor.roles).write, today: localDay(tx.now) });
    if (!decided.ok) return decided;
    const { key, stored } = this.vault.newKey(id);
    await this.cases.open(tx, {
      record: {
        id,
        number: caseNumberFrom(tx.now.getUTCFullYear(), [...randomBytes(6)]),
        status: 'open',
        identificationStatus: opening.identificationStatus,
        identificationSince: tx.now,
        aliasCt: key.seal('case_record.alias', person.alias) as Buffer,
        sex: person.sex,
        ageBand: decided.value.ageBand,
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
      tokens: this.vault.nameTokens(person.givenName, person.familyName, person.alias),
    });
    await tellTimeline(tx, { caseId: id, kind: opening.kind });
    tx.touches(id, maskOf('core', 'identity', 'exploitation'));
    return { ok: true, value: id };
  }
}

function isTakenNumber(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: string; constraint?: string } };
  return driverError?.code === '23505' && driverError.constraint === 'case_record_number_uq';
}
