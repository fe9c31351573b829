import { Injectable } from '@nestjs/common';
import type { CaseId, SealReason, UnitId, UnsealReason, UserId } from '@himaya/domain';
import { IsNull } from 'typeorm';
import type { Tx } from '../platform/db/in-transaction';
import { SealSchema, type SealRecord } from './seal.schema';

/** Somebody who works on a case, as the database tells those who lead it or are named on its seal. */
export interface PersonRow {
  readonly userId: UserId;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly leads: boolean;
}

const person = `user_id as "userId", display_name as "displayName", unit_id as "unitId", leads`;

/** The only SQL over seals; every change is a guard function's, which looks at the rows again by itself. */
@Injectable()
export class SealStore {
  /** The live seal, for its named people alone. */
  async find(tx: Tx, caseId: CaseId): Promise<SealRecord | null> {
    return tx.em.findOne(SealSchema, { where: { caseId, unsealedAt: IsNull() } });
  }

  async names(tx: Tx, caseId: CaseId): Promise<PersonRow[]> {
    return tx.em.query(`select ${person} from guard.seal_names($1)`, [caseId]);
  }

  /** Whom whoever leads the case may name or bar; empty for everybody else. */
  async people(tx: Tx, caseId: CaseId): Promise<(PersonRow & { readonly barred: boolean })[]> {
    return tx.em.query(`select ${person}, barred from guard.case_people($1)`, [caseId]);
  }

  async leads(tx: Tx, caseId: CaseId): Promise<boolean> {
    return answer(await tx.em.query('select guard.leads_case($1) as answer', [caseId]));
  }

  /** False where somebody sealed it meanwhile. */
  async seal(tx: Tx, caseId: CaseId, reason: SealReason, names: readonly UserId[]): Promise<boolean> {
    return answer(await tx.em.query('select guard.seal_case($1, $2, $3) is not null as answer', [caseId, reason, names]));
  }

  /** This and the following: false where the seal is not `version` any more. */
  async name(tx: Tx, caseId: CaseId, userId: UserId, version: number): Promise<boolean> {
    return answer(await tx.em.query('select guard.name_on_seal($1, $2, $3) as answer', [caseId, userId, version]));
  }

  async unname(tx: Tx, caseId: CaseId, userId: UserId, version: number): Promise<boolean> {
    return answer(await tx.em.query('select guard.unname_on_seal($1, $2, $3) as answer', [caseId, userId, version]));
  }

  async askUnseal(tx: Tx, caseId: CaseId, reason: UnsealReason, version: number): Promise<boolean> {
    return answer(await tx.em.query('select guard.ask_unseal($1, $2, $3) as answer', [caseId, reason, version]));
  }

  async refuseUnseal(tx: Tx, caseId: CaseId, version: number): Promise<boolean> {
    return answer(await tx.em.query('select guard.refuse_unseal($1, $2) as answer', [caseId, version]));
  }

  async unseal(tx: Tx, caseId: CaseId, version: number): Promise<boolean> {
    return answer(await tx.em.query('select guard.unseal_case($1, $2) as answer', [caseId, version]));
  }
}

function answer(rows: readonly { readonly answer: boolean }[]): boolean {
  return rows[0]?.answer === true;
}
