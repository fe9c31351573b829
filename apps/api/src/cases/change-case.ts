import { Injectable } from '@nestjs/common';
import {
  ageBandOf,
  birthYearOf,
  localDay,
  maskOf,
  personProblems,
  refuse,
  type CaseId,
  type CaseView,
  type ChangeCaseBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { heldBy } from './case.presenter';
import type { CaseRecord, PersonIdentityRecord } from './case.schema';
import { CaseStore, type CaseRow } from './case.store';
import { openIdentity } from './open-identity';
import { ReadCase } from './read-case';
import { SuggestDuplicates } from './suggest-duplicates';
import { tellTimeline } from './timeline';

/** What the blind index is made of. */
const indexedFields = ['alias', 'givenName', 'familyName', 'phone', 'birthDate', 'ageYears'] as const;
const identityFields = ['givenName', 'familyName', 'birthDate', 'birthDatePrecision', 'ageYears', 'nationality', 'phone'] as const;

/** Changes core and identity of an open case; what is left out stays. */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
    private readonly vault: Vault,
    private readonly suggestDuplicates: SuggestDuplicates,
  ) {}

  run(actor: Actor, id: CaseId, version: number, body: ChangeCaseBody): Promise<Outcome<CaseView>> {
    return this.inTransaction.run(actor, { action: 'case.change', caseId: id }, async (tx) => {
      const row = await this.cases.find(tx, id);
      if (row === null) return refuse('not-found');
      const touchesIdentity = identityFields.some((field) => body.person?.[field] !== undefined);
      const needed = maskOf('core', ...(touchesIdentity ? (['identity'] as const) : []));
      if ((heldBy(actor, row).write & needed) !== needed) return refuse('case.category-not-yours');
      if (row.status !== 'open') return refuse('case.closed');
      const errors = personProblems(body.person ?? {}, localDay(tx.now));
      if (errors.length > 0) return refuse('body.invalid', { errors });
      const key = await this.vault.keyOf(row);
      if (!(await this.cases.change(tx, id, version, coreChanges(row, body, key, localDay(tx.now))))) return refuse('conflict');
      if (touchesIdentity) await this.cases.changeIdentity(tx, id, identityChanges(body, key));
      await this.reindex(tx, row, body, key);
      await tellTimeline(tx, { caseId: id, kind: 'case-changed' });
      tx.emit({ kind: 'case-changed', subjectId: id });
      tx.touches(id, needed);
      return this.readCase.view(tx, id);
    });
  }

  private async reindex(tx: Tx, row: CaseRow, { person }: ChangeCaseBody, key: DataKey): Promise<void> {
    if (person === undefined || !indexedFields.some((field) => person[field] !== undefined)) return;
    // Without identity in hand the other names are unknown here, and the tokens are not ours to rewrite.
    if (!row.hasIdentity || (heldBy(tx.actor, row).write & maskOf('identity')) === 0) return;
    const told = openIdentity(key, row);
    const { birthDate, ageYears, ...now } = { ...told, ...person };
    const agedToday = person.birthDate !== undefined || person.ageYears !== undefined;
    await this.cases.reindex(
      tx,
      row.id,
      this.vault.index.tokensOf({
        given: now.givenName,
        family: now.familyName,
        alias: now.alias,
        phone: now.phone,
        birthYear: birthYearOf({ birthDate, ageYears }, localDay(agedToday ? tx.now : row.openedAt)),
      }),
    );
    await this.suggestDuplicates.run(tx, row.id);
  }
}

function coreChanges(row: CaseRow, body: ChangeCaseBody, key: DataKey, today: string): Partial<CaseRecord> {
  const { person } = body;
  const aged = person && (person.birthDate !== undefined || person.ageYears !== undefined || person.ageBand !== undefined);
  return {
    ...(person?.alias !== undefined ? { aliasCt: key.seal('case_record.alias', person.alias) as Buffer } : {}),
    ...(person?.sex !== undefined ? { sex: person.sex } : {}),
    ...(person?.languages !== undefined ? { languages: [...person.languages] } : {}),
    ...(aged ? { ageBand: ageBandOf({ ageBand: row.ageBand, ...person }, today) } : {}),
    ...(body.governorate !== undefined ? { governorate: body.governorate } : {}),
    ...(body.specialNeeds !== undefined ? { specialNeeds: [...body.specialNeeds] } : {}),
    ...(body.safeContact !== undefined ? { safeContact: body.safeContact } : {}),
  };
}

function identityChanges({ person = {} }: ChangeCaseBody, key: DataKey): Partial<PersonIdentityRecord> {
  return {
    ...(person.givenName !== undefined ? { givenNameCt: key.seal('person_identity.given_name', person.givenName) } : {}),
    ...(person.familyName !== undefined ? { familyNameCt: key.seal('person_identity.family_name', person.familyName) } : {}),
    ...(person.birthDate !== undefined
      ? {
          birthDateCt: key.seal('person_identity.birth_date', person.birthDate),
          birthDatePrecision: person.birthDate ? (person.birthDatePrecision ?? 'day') : null,
        }
      : {}),
    ...(person.ageYears !== undefined ? { ageYears: person.ageYears } : {}),
    ...(person.nationality !== undefined ? { nationality: person.nationality } : {}),
    ...(person.phone !== undefined ? { phoneCt: key.seal('person_identity.phone', person.phone) } : {}),
  };
}
