import type { UserId } from '../shared/ids';
import type { InterfaceLanguage } from '../shared/route';
import type { UnitRef } from '../directory/types';
import type { Role, SignInStatus } from './codes';

export interface SignInBody {
  readonly username: string;
  readonly password: string;
}

export interface SignInView {
  readonly status: SignInStatus;
  /** Sent back as `X-CSRF-Token` on every request that is not a GET. */
  readonly csrfToken: string;
}

/** Who is signed in. `ability` is the packed CASL rule list of libs/auth. */
export interface MeView {
  readonly user: { readonly id: UserId; readonly username: string; readonly displayName: string; readonly language: InterfaceLanguage };
  readonly unit: UnitRef;
  readonly roles: readonly Role[];
  readonly ability: readonly unknown[];
  readonly csrfToken: string;
}
