import { Injectable } from '@nestjs/common';
import { allow, latinDigits, refuse, type Outcome, type ProofBody } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Holder } from '../platform/auth/actor';
import { hashToken, newToken } from '../platform/auth/session-tokens';
import { KeyRing } from '../platform/vault/key-ring';
import { Passkeys } from './passkeys';
import { provePassword, type PasswordCost } from './password';
import { bareCode } from './recovery-codes';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter, type SignedIn } from './sign-in.presenter';
import { openTotp } from './totp-secret';

interface Opening extends PasswordCost {
  readonly attempt: string | null;
  readonly factor_id: string | null;
  readonly sealed_secret: Buffer | null;
  readonly salt: Buffer;
}

interface Answer {
  readonly status: 'signed-in' | 'failed';
  readonly new_device: boolean;
}

/** What the database is asked about one proof. */
type Question = (em: EntityManager, attempt: string, newTokenHash: Buffer) => Promise<Answer[]>;

const actionOf = { pending: 'session.second-factor', locked: 'session.unlock', full: 'session.step-up' } as const;

/**
 * The second factor: opens the session after the password or a lock, or proves once more who sits there. Every try is counted
 * before it is made. Where it opens a session, that has a token nobody saw before the proof.
 */
@Injectable()
export class ProveFactor {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
    private readonly door: SignInDoor,
    private readonly passkeys: Passkeys,
    private readonly presenter: SignInPresenter,
  ) {}

  /** @returns the view, and a new token where a session was opened */
  async run(holder: Holder, body: ProofBody): Promise<Outcome<SignedIn & { readonly fresh: boolean }>> {
    const opens = holder.level !== 'full';
    const action = actionOf[holder.level];
    const [opening] = await this.database.query<Opening[]>('select * from guard.begin_proof($1)', [holder.tokenHash]);
    if (opening === undefined) return refuse('session.required');
    const { attempt } = opening;
    const ask = attempt === null ? null : await this.question(holder, body, opening);
    const token = newToken();
    const tokenHash = opens ? hashToken(token) : holder.tokenHash;
    const { problem } = await this.door.run(holder, action, async (em) => {
      if (attempt === null) return { problem: 'sign-in.throttled', tokenHash, value: null };
      const [answer] = ask === null ? [] : await ask(em, attempt, tokenHash);
      if (answer?.status !== 'signed-in') return { problem: 'second-factor.failed', tokenHash, value: null };
      return { problem: null, tokenHash, newDeviceOf: answer.new_device ? holder.userId : null, value: null };
    });
    if (problem !== null) return refuse(problem);
    if (opens) return allow({ ...(await this.presenter.signedIn('signed-in', token)), fresh: true });
    return allow({ view: { status: 'signed-in', csrfToken: this.presenter.csrfToken(tokenHash), methods: [] }, token, fresh: false });
  }

  /** Null where the proof is none before anybody looks at it. */
  private async question(holder: Holder, body: ProofBody, opening: Opening): Promise<Question | null> {
    const { tokenHash } = holder;
    switch (body.method) {
      case 'totp': {
        if (opening.factor_id === null || opening.sealed_secret === null || body.code === undefined) return null;
        const secret = openTotp(this.ring, opening.factor_id, opening.sealed_secret);
        const code = latinDigits(body.code).replace(/\s/g, '');
        return (em, attempt, fresh) =>
          em.query('select * from guard.prove_by_totp($1, $2, $3, $4, $5)', [tokenHash, attempt, secret, code, fresh]);
      }
      case 'recovery-code': {
        if (body.code === undefined) return null;
        const code = bareCode(body.code);
        return (em, attempt, fresh) =>
          em.query('select * from guard.prove_by_recovery_code($1, $2, $3, $4)', [tokenHash, attempt, code, fresh]);
      }
      case 'passkey': {
        const proof = body.passkey === undefined ? null : await this.passkeys.check(holder, body.passkey);
        if (proof === null) return null;
        const { credential, challenge, counter, witness } = proof;
        return (em, attempt, fresh) =>
          em.query('select * from guard.prove_by_passkey($1, $2, $3, $4, $5, $6, $7)', [
            tokenHash,
            attempt,
            credential,
            challenge,
            counter,
            witness,
            fresh,
          ]);
      }
      case 'password': {
        if (body.password === undefined || holder.level === 'pending') return null;
        const proof = await provePassword(body.password, opening.salt, opening);
        return (em, attempt, fresh) =>
          em.query('select * from guard.prove_by_password($1, $2, $3, $4)', [tokenHash, attempt, proof, fresh]);
      }
    }
  }
}
