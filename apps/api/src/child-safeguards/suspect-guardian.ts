import { Injectable } from '@nestjs/common';
import type { GuardianshipId, GuardianshipView, Outcome, SuspectGuardianBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveGuardianship } from './move-guardianship';

/**
 * The guardian is thought to be part of it. From now on their word counts for nothing (a consent takes the guardian conflict path or a
 * court), the coordination desk hears of it, and another guardian must be there within a day.
 */
@Injectable()
export class SuspectGuardian {
  constructor(private readonly move: MoveGuardianship) {}

  run(actor: Actor, id: GuardianshipId, version: number, { reason }: SuspectGuardianBody): Promise<Outcome<GuardianshipView>> {
    return this.move.run(actor, id, version, {
      name: 'guardianship.suspect',
      action: 'suspect',
      told: 'guardian-suspected',
      changes: ({ now }, key) => ({
        suspectedAt: now,
        suspectedBy: actor.userId,
        suspicionCt: key.seal('guardianship.suspicion', reason),
      }),
    });
  }
}
