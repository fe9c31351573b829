import type { UserId } from '../shared/ids';
import type { InterfaceLanguage } from '../shared/route';
import type { UnitRef } from '../directory/types';
import type { IsoInstant } from '../shared/partial-date';
import type { FactorKind, ProofMethod, Role, SignInStatus } from './codes';

export interface SignInBody {
  readonly username: string;
  readonly password: string;
}

export interface SignInView {
  readonly status: SignInStatus;
  /** Sent back as `X-CSRF-Token` on every request that is not a GET. */
  readonly csrfToken: string;
  /** Which kinds of second factor the account has, where one is asked for. */
  readonly methods: readonly FactorKind[];
}

/** Whose session is locked, and what opens it again. */
export interface LockView {
  readonly displayName: string;
  readonly methods: readonly ProofMethod[];
  readonly csrfToken: string;
}

/** One proof of who asks: `code` for `totp` and `recovery-code`, `passkey` as the browser gives it, or the password. */
export interface ProofBody {
  readonly method: ProofMethod;
  readonly code?: string;
  readonly passkey?: object;
  readonly password?: string;
}

/** Options of the WebAuthn call in their JSON form (PublicKeyCredentialRequestOptionsJSON or …CreationOptionsJSON). */
export interface PasskeyOptionsView {
  readonly options: object;
}

/** A secret for an authenticator app, shown once: in Base32, and as the address a QR code holds. */
export interface TotpOfferView {
  readonly secret: string;
  readonly uri: string;
}

export interface AddPasskeyBody {
  /** The person's own name for it, 1 to 60 characters. */
  readonly label: string;
  /** RegistrationResponseJSON of WebAuthn. */
  readonly passkey: object;
}

export interface EnrolledView {
  readonly status: 'signed-in';
  readonly csrfToken: string;
  /** Given with the first factor, once and never again; null where there were codes already. */
  readonly recoveryCodes: readonly string[] | null;
}

/** What protects the own account. */
export interface ProtectionView {
  readonly factors: readonly {
    readonly id: string;
    readonly kind: FactorKind;
    readonly label: string;
    readonly createdAt: IsoInstant;
    readonly lastUsedAt: IsoInstant | null;
  }[];
  readonly recoveryCodesLeft: number;
  /** By one of the roles. */
  readonly required: boolean;
  /** True within five minutes of a proof: until then nothing has to be proved again. */
  readonly recentlyProved: boolean;
  readonly governmentIdentity: { readonly available: boolean; readonly linkedAt: IsoInstant | null };
}

/** A live session of the own account. */
export interface OwnSessionView {
  readonly id: string;
  /** What the browser says it is. */
  readonly device: string;
  readonly since: IsoInstant;
  readonly lastSeenAt: IsoInstant;
  readonly current: boolean;
}

export interface ChangePasswordBody {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export interface SignInOptionsView {
  readonly government: boolean;
}

/** Where the browser goes next. */
export interface GovernmentStartView {
  readonly url: string;
}

/** The query the identity provider sent the browser back with, as it stands. */
export interface GovernmentAnswerBody {
  readonly query: string;
}

/** Who is signed in. `ability` is the packed CASL rule list of libs/auth. */
export interface MeView {
  readonly user: { readonly id: UserId; readonly username: string; readonly displayName: string; readonly language: InterfaceLanguage };
  readonly unit: UnitRef;
  readonly roles: readonly Role[];
  readonly ability: readonly unknown[];
  /** Minutes without anybody at the keyboard after which the browser locks the session. */
  readonly idleMinutes: number;
  readonly csrfToken: string;
}
