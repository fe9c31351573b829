import { Injectable } from '@nestjs/common';
import { allow, refuse, type FactorKind, type LockView, type Outcome } from '@himaya/domain';
import type { Holder } from '../platform/auth/actor';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter } from './sign-in.presenter';

/** Whose session is locked and what opens it, for a page that was loaded anew. */
@Injectable()
export class ReadLock {
  constructor(
    private readonly door: SignInDoor,
    private readonly presenter: SignInPresenter,
  ) {}

  async run(holder: Holder): Promise<Outcome<LockView>> {
    const { value: waiting } = await this.door.run(holder, 'session.read', async (em) => {
      const [row] = await em.query<{ stage: string; display_name: string; methods: FactorKind[] }[]>(
        'select stage, display_name, methods from guard.pending_of($1)',
        [holder.tokenHash],
      );
      const locked = row?.stage === 'unlock' ? row : null;
      return { problem: locked ? null : 'not-found', tokenHash: holder.tokenHash, value: locked };
    });
    if (waiting === null) return refuse('not-found');
    return allow({
      displayName: waiting.display_name,
      methods: waiting.methods.length > 0 ? [...waiting.methods, 'recovery-code'] : ['password'],
      csrfToken: this.presenter.csrfToken(holder.tokenHash),
    });
  }
}
