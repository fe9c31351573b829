import { Injectable } from '@nestjs/common';
import type { EndGuardianshipBody, GuardianshipId, GuardianshipView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveGuardianship } from './move-guardianship';

/** Somebody does not speak for the child any more. */
@Injectable()
export class EndGuardianship {
  constructor(private readonly move: MoveGuardianship) {}

  run(actor: Actor, id: GuardianshipId, version: number, { reason }: EndGuardianshipBody): Promise<Outcome<GuardianshipView>> {
    return this.move.run(actor, id, version, {
      name: 'guardianship.end',
      action: 'end',
      told: 'guardianship-ended',
      changes: ({ now }) => ({ endedAt: now, ending: reason }),
    });
  }
}
