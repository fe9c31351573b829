import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type EnrolledView, type Outcome } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import type { Holder } from '../platform/auth/actor';
import { hashToken, newToken } from '../platform/auth/session-tokens';
import { problemOf } from './factor-answers';
import { newRecoveryCodes } from './recovery-codes';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter } from './sign-in.presenter';

export interface Enrolled {
  readonly view: EnrolledView;
  /** Set where the session was opened by this. */
  readonly token: string | null;
}

/** What the guard answers to a new factor. */
export interface EnrolAnswer {
  readonly status: string;
  readonly codes_kept: boolean;
  readonly new_device: boolean;
}

/** The end that every enrolment has: the factor stands, recovery codes come with the first one, and a pending session becomes one. */
@Injectable()
export class Enrol {
  constructor(
    private readonly door: SignInDoor,
    private readonly presenter: SignInPresenter,
  ) {}

  /** @param ask null where what was sent is no proof at all */
  async run(
    holder: Holder,
    ask: ((em: EntityManager, recovery: readonly Buffer[], newTokenHash: Buffer, factorId: string) => Promise<EnrolAnswer[]>) | null,
  ): Promise<Outcome<Enrolled>> {
    const token = newToken();
    const pending = holder.level === 'pending';
    const tokenHash = pending ? hashToken(token) : holder.tokenHash;
    const { codes, hashes } = newRecoveryCodes();
    const { problem, value } = await this.door.run(holder, 'factor.enrol', async (em) => {
      const [answer] = ask === null ? [] : await ask(em, hashes, tokenHash, randomUUID());
      const refused = ask === null ? 'second-factor.failed' : problemOf(answer?.status);
      const newDeviceOf = answer?.new_device === true ? holder.userId : null;
      return { problem: refused, tokenHash, newDeviceOf, value: answer?.codes_kept === true };
    });
    if (problem !== null) return refuse(problem);
    return allow({
      view: { status: 'signed-in', csrfToken: this.presenter.csrfToken(tokenHash), recoveryCodes: value ? codes : null },
      token: pending ? token : null,
    });
  }
}
