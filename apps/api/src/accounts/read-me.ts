import { Injectable } from '@nestjs/common';
import { abilityFor, packAbility, sessionRuleOf } from '@himaya/auth';
import { allow, type InterfaceLanguage, type MeView, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { csrfTokenOf } from '../platform/auth/session-tokens';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { KeyRing } from '../platform/vault/key-ring';

/** Who is signed in, in which unit, with which roles, and what they may ever do. */
@Injectable()
export class ReadMe {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: UnitStore,
    private readonly ring: KeyRing,
  ) {}

  run(actor: Actor): Promise<Outcome<MeView>> {
    return this.inTransaction.run(actor, { action: 'session.read' }, async (tx) => allow(await this.view(tx, actor.language)));
  }

  async view(tx: Tx, language: string): Promise<MeView> {
    const { actor } = tx;
    return {
      user: { id: actor.userId, username: actor.username, displayName: actor.displayName, language: language as InterfaceLanguage },
      unit: await this.units.ref(tx, actor.unitId),
      roles: actor.roles,
      ability: packAbility(abilityFor(actor)),
      idleMinutes: sessionRuleOf(actor.roles).idleMinutes,
      csrfToken: csrfTokenOf(this.ring, actor.tokenHash),
    };
  }
}
