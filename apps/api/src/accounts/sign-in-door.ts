import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { appendEvents } from '../platform/outbox/outbox';

/** Who knocks: the ids of the request, and the account where it is known. */
export interface Caller {
  readonly address: string;
  readonly requestId: string;
  readonly userId?: string;
}

/** What the database said to a proof. */
export interface DoorAnswer<T> {
  readonly problem: ProblemCode | null;
  /** The session that stands now, if one does: its account is named in the audit line. */
  readonly tokenHash: Buffer;
  /** The account that signed in from a device it did not know. */
  readonly newDeviceOf?: string | null;
  readonly value: T;
}

/**
 * One transaction around one answer of the guard, for those who have no session yet and for what changes the session itself:
 * the audit line is written with whatever it decided, refusals too.
 */
@Injectable()
export class SignInDoor {
  constructor(private readonly database: DataSource) {}

  run<T>(caller: Caller, action: string, ask: (em: EntityManager) => Promise<DoorAnswer<T>>): Promise<DoorAnswer<T>> {
    return this.database.transaction(async (em) => {
      const answer = await ask(em);
      await em.query(`select set_config('app.ctx', guard.enter($1), true)`, [answer.tokenHash]);
      await em.query(
        `insert into audit_event (action, result, problem, user_id, unit_id, subject_id, address, request_id)
         values ($1, $2, $3, guard.user_id(), guard.unit(), $4, $5, $6)`,
        [action, answer.problem === null ? 'done' : 'refused', answer.problem, caller.userId ?? null, caller.address, caller.requestId],
      );
      if (answer.newDeviceOf) await appendEvents(em, [{ kind: 'new-device', subjectId: answer.newDeviceOf }]);
      return answer;
    });
  }
}
