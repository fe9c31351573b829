import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { DataSource } from 'typeorm';
import type { Holder } from '../platform/auth/actor';
import { witness } from '../platform/auth/session-tokens';
import { CONFIG, type Config } from '../platform/config/config';
import { KeyRing } from '../platform/vault/key-ring';

interface StoredPasskey {
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  /** A bigint, as text. */
  readonly counter: string;
  readonly transports: string[] | null;
}

/** A signature that was found good, with this application's word for it. */
export interface PasskeyProof {
  readonly credential: Buffer;
  readonly challenge: Buffer;
  readonly counter: number;
  readonly witness: Buffer;
}

export interface NewPasskey extends PasskeyProof {
  readonly publicKey: Buffer;
  readonly transports: readonly string[];
}

/**
 * WebAuthn for the address people use. The person is verified by the device (PIN, finger), not only present. Challenges are
 * drawn, kept and used up by the database; signatures are checked here, since it cannot.
 */
@Injectable()
export class Passkeys {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Options for a proof by one of the account's own; null where the session may prove nothing. */
  async askFor(holder: Holder): Promise<object | null> {
    const challenge = await this.newChallenge(holder);
    if (challenge === null) return null;
    const known = await this.of(holder);
    return generateAuthenticationOptions({
      rpID: this.party,
      challenge,
      userVerification: 'required',
      allowCredentials: known.map(asAllowed),
    });
  }

  /** Options for a new one; null where the session may add none. */
  async offer(holder: Holder): Promise<object | null> {
    const challenge = await this.newChallenge(holder);
    if (challenge === null) return null;
    const known = await this.of(holder);
    return generateRegistrationOptions({
      rpName: 'Himaya',
      rpID: this.party,
      userName: holder.username,
      // Not the account's own id: an authenticator shows it to whoever holds it.
      userID: new Uint8Array(createHash('sha256').update(`passkey|${holder.userId}`).digest()),
      challenge,
      attestationType: 'none',
      excludeCredentials: known.map(asAllowed),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
  }

  /** Null for a signature that is not good, of a key that is not this account's, or by a copy of one. */
  async check(holder: Holder, response: object): Promise<PasskeyProof | null> {
    const given = response as AuthenticationResponseJSON;
    const stored = (await this.of(holder)).find(({ credential_id }) => credential_id.toString('base64url') === given.id);
    if (stored === undefined) return null;
    const challenge = { value: '' };
    const result = await verifyAuthenticationResponse({
      response: given,
      ...this.expecting(challenge),
      credential: {
        id: given.id,
        publicKey: new Uint8Array(stored.public_key),
        counter: Number(stored.counter),
      },
    }).catch(() => null);
    if (result?.verified !== true || !result.authenticationInfo.userVerified) return null;
    const proof = {
      credential: stored.credential_id,
      challenge: Buffer.from(challenge.value, 'base64url'),
      counter: result.authenticationInfo.newCounter,
    };
    const words = ['passkey', holder.tokenHash, proof.credential, proof.challenge, proof.counter];
    return { ...proof, witness: witness(this.ring, words) };
  }

  /** Null for an answer that does not fit. */
  async checkNew(holder: Holder, response: object): Promise<NewPasskey | null> {
    const challenge = { value: '' };
    const result = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      ...this.expecting(challenge),
    }).catch(() => null);
    if (result?.verified !== true || !result.registrationInfo.userVerified) return null;
    const { credential } = result.registrationInfo;
    const made = {
      credential: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      challenge: Buffer.from(challenge.value, 'base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
    };
    const words = ['new-passkey', holder.tokenHash, made.credential, made.publicKey, made.challenge];
    return { ...made, witness: witness(this.ring, words) };
  }

  private get party(): string {
    return new URL(this.config.publicOrigin).hostname;
  }

  /** Whether the challenge was ours, the database says when it is used up. */
  private expecting(challenge: { value: string }) {
    return {
      expectedChallenge: (given: string): boolean => {
        challenge.value = given;
        return true;
      },
      expectedOrigin: this.config.publicOrigin,
      expectedRPID: this.party,
      requireUserVerification: true,
    };
  }

  private async newChallenge({ tokenHash }: Holder): Promise<Uint8Array<ArrayBuffer> | null> {
    const [row] = await this.database.query<{ challenge: Buffer | null }[]>('select guard.new_challenge($1) as challenge', [tokenHash]);
    return row?.challenge ? new Uint8Array(row.challenge) : null;
  }

  private of({ tokenHash }: Holder): Promise<StoredPasskey[]> {
    return this.database.query('select * from guard.passkeys_of($1)', [tokenHash]);
  }
}

function asAllowed({ credential_id, transports }: StoredPasskey): { id: string; transports?: string[] } {
  return { id: credential_id.toString('base64url'), ...(transports && transports.length > 0 ? { transports } : {}) };
}
