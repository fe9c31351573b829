import type { Role, UnitId, UserId } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';

/** Who makes a request: what the authenticate guard found out, and what a transaction needs to enter as them. */
export interface Actor {
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly username: string;
  readonly displayName: string;
  readonly language: string;
  readonly roles: readonly Role[];
  /** SHA-256 of the session token: the price of a database context. */
  readonly tokenHash: Buffer;
  readonly address: string;
  readonly requestId: string;
}

/** Somebody who proved a password at least: inside a session, at its lock, or still on the way into one. */
export interface Holder {
  readonly userId: UserId;
  readonly username: string;
  readonly tokenHash: Buffer;
  readonly level: 'full' | 'locked' | 'pending';
  readonly address: string;
  readonly requestId: string;
}

/** What a session that is not one yet still owes. */
export type PendingStage = 'second-factor' | 'enrol-second-factor' | 'unlock';

/** Where the authenticate guard leaves who asks. */
export interface ActorRequest extends FastifyRequest {
  actor?: Actor;
  holder?: Holder;
}
