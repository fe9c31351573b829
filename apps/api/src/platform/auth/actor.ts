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

/** Where the authenticate guard leaves the actor. */
export interface ActorRequest extends FastifyRequest {
  actor?: Actor;
}
