import { route } from '../shared/route';
import type {
  AddPasskeyBody,
  ChangePasswordBody,
  EnrolledView,
  GovernmentAnswerBody,
  GovernmentStartView,
  LockView,
  MeView,
  OwnSessionView,
  PasskeyOptionsView,
  ProofBody,
  ProtectionView,
  SignInBody,
  SignInOptionsView,
  SignInView,
  TotpOfferView,
} from './types';

type Nothing = Record<string, never>;

export const signIn = route<SignInBody, SignInView>('POST', '/auth/login');
export const signOut = route<Nothing, void>('POST', '/auth/logout');
/** Leaves the session worth nothing (`session.locked`) until `proveFactor` opens it again, under a new token. */
export const lockSession = route<Nothing, void>('POST', '/auth/lock');
/** Of a locked session; not there for any other. */
export const readLock = route<void, LockView>('GET', '/auth/lock');
export const readMe = route<void, MeView>('GET', '/auth/me');
export const chooseLanguage = route<{ readonly language: string }, MeView>('PATCH', '/auth/me');

/** Between password and session it opens the session, with a new token; inside one it is proved once more who asks. */
export const proveFactor = route<ProofBody, SignInView>('POST', '/auth/second-factor');
export const askPasskey = route<Nothing, PasskeyOptionsView>('POST', '/auth/second-factor/passkey');

/** Adding, removing and renewing need a proof at most five minutes old: `step-up.required`. */
export const readProtection = route<void, ProtectionView>('GET', '/auth/protection');
export const offerTotp = route<Nothing, TotpOfferView>('POST', '/auth/factors/totp');
export const confirmTotp = route<{ readonly code: string }, EnrolledView>('POST', '/auth/factors/totp/confirmation');
export const offerPasskey = route<Nothing, PasskeyOptionsView>('POST', '/auth/factors/passkey');
export const addPasskey = route<AddPasskeyBody, EnrolledView>('POST', '/auth/factors/passkey/confirmation');
export const removeFactor = route<Nothing, ProtectionView>('POST', '/auth/factors/:id/removal');
export const renewRecoveryCodes = route<Nothing, { readonly recoveryCodes: readonly string[] }>('POST', '/auth/recovery-codes');

export const listSessions = route<void, { readonly items: readonly OwnSessionView[] }>('GET', '/auth/sessions');
export const revokeSession = route<Nothing, { readonly items: readonly OwnSessionView[] }>('POST', '/auth/sessions/:id/revocation');
export const revokeOtherSessions = route<Nothing, { readonly items: readonly OwnSessionView[] }>('POST', '/auth/sessions/revocation');
export const changePassword = route<ChangePasswordBody, { readonly changed: true }>('POST', '/auth/password');

/** The government's identity provider, where one is configured. */
export const readSignInOptions = route<void, SignInOptionsView>('GET', '/auth/options');
export const startGovernmentSignIn = route<Nothing, GovernmentStartView>('POST', '/auth/government/start');
export const signInByGovernment = route<GovernmentAnswerBody, SignInView>('POST', '/auth/government/sign-in');
export const startGovernmentLink = route<Nothing, GovernmentStartView>('POST', '/auth/government/link/start');
export const linkGovernment = route<GovernmentAnswerBody, ProtectionView>('POST', '/auth/government/link');
export const unlinkGovernment = route<Nothing, ProtectionView>('POST', '/auth/government/link/removal');
