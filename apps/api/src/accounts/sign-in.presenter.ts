import { Injectable } from '@nestjs/common';
import type { FactorKind, SignInStatus, SignInView } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { csrfTokenOf, hashToken } from '../platform/auth/session-tokens';
import { KeyRing } from '../platform/vault/key-ring';

/** A view for the browser's scripts, and the token that only its cookie holds. */
export interface SignedIn {
  readonly view: SignInView;
  readonly token: string;
}

@Injectable()
export class SignInPresenter {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async signedIn(status: SignInStatus, token: string): Promise<SignedIn> {
    const tokenHash = hashToken(token);
    const methods = status === 'second-factor' ? await this.methodsOf(tokenHash) : [];
    return { view: { status, csrfToken: this.csrfToken(tokenHash), methods }, token };
  }

  csrfToken(tokenHash: Buffer): string {
    return csrfTokenOf(this.ring, tokenHash);
  }

  private async methodsOf(tokenHash: Buffer): Promise<FactorKind[]> {
    const [row] = await this.database.query<{ methods: FactorKind[] }[]>('select methods from guard.pending_of($1)', [tokenHash]);
    return row?.methods ?? [];
  }
}
