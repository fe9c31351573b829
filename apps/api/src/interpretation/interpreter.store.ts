import { Injectable } from '@nestjs/common';
import type {
  ChangeInterpreterBody,
  EnrolInterpreterBody,
  Governorate,
  InterpretationSessionId,
  InterpreterId,
  InterpreterSex,
  InterpreterStatus,
  IsoDate,
  Outcome,
  SignUndertakingBody,
  UndertakingText,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  interpreterListStatement,
  interpretersStatement,
  sessionsOfInterpreterStatement,
  undertakingsStatement,
  type InterpreterFilter,
} from './interpretation.statements';

export interface InterpreterRow {
  readonly id: InterpreterId;
  readonly version: number;
  readonly number: number;
  readonly nameCt: Buffer;
  readonly sex: InterpreterSex;
  readonly languages: string[];
  readonly governorates: Governorate[];
  readonly remote: boolean;
  readonly childTrained: boolean;
  readonly status: InterpreterStatus;
  readonly undertakingUntil: IsoDate | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface UndertakingRow {
  readonly text: UndertakingText;
  readonly signedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The only SQL over the roster. */
@Injectable()
export class InterpreterStore {
  list(tx: Tx, filter: InterpreterFilter): Promise<InterpreterRow[]> {
    const { sql, values } = interpreterListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  byIds(tx: Tx, ids: readonly InterpreterId[]): Promise<InterpreterRow[]> {
    return tx.em.query(interpretersStatement, [ids]);
  }

  /** May miss: another unit's and none are one. */
  async find(tx: Tx, id: InterpreterId): Promise<InterpreterRow | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  undertakings(tx: Tx, id: InterpreterId): Promise<UndertakingRow[]> {
    return tx.em.query(undertakingsStatement, [id]);
  }

  planned(tx: Tx, id: InterpreterId): Promise<{ id: InterpretationSessionId; startsAt: Date; endsAt: Date }[]> {
    return tx.em.query(sessionsOfInterpreterStatement, [id]);
  }

  enrol(
    tx: Tx,
    id: InterpreterId,
    one: Omit<EnrolInterpreterBody, 'name'> & { readonly nameCt: Buffer | null; readonly key: WrappedKey },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.enrol_interpreter($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      id,
      one.nameCt,
      one.sex,
      one.languages,
      one.governorates,
      one.remote,
      one.childTrained,
      one.key.wrapped,
      one.key.keyId,
    ]);
  }

  change(
    tx: Tx,
    id: InterpreterId,
    version: number,
    changes: Omit<ChangeInterpreterBody, 'name'> & { readonly nameCt: Buffer | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_interpreter($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      version,
      changes.nameCt,
      changes.languages ?? null,
      changes.governorates ?? null,
      changes.remote ?? null,
      changes.childTrained ?? null,
      changes.status ?? null,
    ]);
  }

  sign(tx: Tx, id: string, interpreterId: InterpreterId, version: number, body: SignUndertakingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.sign_undertaking($1, $2, $3, $4, $5, $6)', [
      id,
      interpreterId,
      version,
      body.text,
      body.signedOn,
      body.validUntil,
    ]);
  }
}
