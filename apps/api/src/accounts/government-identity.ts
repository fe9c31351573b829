import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { newToken, witness } from '../platform/auth/session-tokens';
import { CONFIG, type Config } from '../platform/config/config';
import { seal, unseal } from '../platform/vault/cipher';
import { KeyRing } from '../platform/vault/key-ring';

/** The page of our web application that the provider sends the browser back to. */
const returnPath = '/sign-in/government';
const purpose = 'government-flow';

export type GovernmentIntent = 'sign-in' | 'link';

/** A journey to the provider: where to, and what the browser keeps in a cookie until it is back. */
export interface Departure {
  readonly url: string;
  readonly flow: string;
}

/** Who the provider says came back. */
export interface Arrival {
  /** A keyed hash of issuer and subject. */
  readonly subject: Buffer;
  /** Whether the provider's own proof counts as a second factor here. */
  readonly strong: boolean;
}

/** How long somebody may take at the provider. */
const patience = 10 * 60_000;

/**
 * OpenID Connect with the government's identity provider: code flow with PKCE, state and nonce. What was drawn for a journey
 * travels sealed in a cookie of the browser that began it, so that no other browser can end it.
 */
@Injectable()
export class GovernmentIdentity {
  private discovered: Promise<oidc.Configuration> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ring: KeyRing,
  ) {}

  get isOffered(): boolean {
    return this.config.governmentIdentity !== null;
  }

  /** Null where no provider is configured, or it cannot be reached. */
  async depart(intent: GovernmentIntent): Promise<Departure | null> {
    const provider = await this.provider();
    if (provider === null) return null;
    const drawn = { intent, state: newToken(), nonce: newToken(), verifier: oidc.randomPKCECodeVerifier(), until: Date.now() + patience };
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.returnUrl,
      scope: 'openid',
      state: drawn.state,
      nonce: drawn.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(drawn.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, flow: seal(this.ring.derive(purpose), Buffer.from(JSON.stringify(drawn)), purpose).toString('base64url') };
  }

  /** Null for every answer that is not one to this browser's own journey. */
  async arrive(intent: GovernmentIntent, flow: string | undefined, query: string): Promise<Arrival | null> {
    const provider = await this.provider();
    const drawn = this.openFlow(flow);
    if (provider === null || drawn === null || drawn.intent !== intent || drawn.until < Date.now()) return null;
    const tokens = await oidc
      .authorizationCodeGrant(provider, new URL(`${this.returnUrl}?${query}`), {
        expectedState: drawn.state,
        expectedNonce: drawn.nonce,
        pkceCodeVerifier: drawn.verifier,
        idTokenExpected: true,
      })
      .catch(() => null);
    const claims = tokens?.claims();
    if (claims === undefined) return null;
    const methods = [claims['acr'], ...(Array.isArray(claims['amr']) ? (claims['amr'] as unknown[]) : [])];
    return {
      subject: this.ring.mac('government-subject', JSON.stringify([claims.iss, claims.sub])),
      strong: this.config.governmentIdentity?.secondFactorBy.some((accepted) => methods.includes(accepted)) === true,
    };
  }

  /** This application's word for an arrival, bound to the session it opens. */
  vouch({ subject, strong }: Arrival, tokenHash: Buffer): Buffer {
    return witness(this.ring, ['provider', tokenHash, subject, strong]);
  }

  /** The same for a link, bound to the session it is made in. */
  vouchForLink({ subject }: Arrival, tokenHash: Buffer): Buffer {
    return witness(this.ring, ['link', tokenHash, subject]);
  }

  private get returnUrl(): string {
    return this.config.publicOrigin + returnPath;
  }

  /** Asked once; after a failure, again with the next journey. */
  private async provider(): Promise<oidc.Configuration | null> {
    const settings = this.config.governmentIdentity;
    if (settings === null) return null;
    const issuer = new URL(settings.issuer);
    // Without TLS only on this machine, as in a test.
    const insecure = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
    // The standard lets a client trust the channel that the identity token came by; ours reads the signature too (OpenID Connect Core 3.1.3.7).
    const execute = [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])];
    this.discovered ??= oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute });
    try {
      return await this.discovered;
    } catch {
      this.discovered = null;
      return null;
    }
  }

  private openFlow(flow: string | undefined): { intent: string; state: string; nonce: string; verifier: string; until: number } | null {
    try {
      const plain = unseal(this.ring.derive(purpose), Buffer.from(flow ?? '', 'base64url'), purpose);
      return JSON.parse(plain.toString()) as { intent: string; state: string; nonce: string; verifier: string; until: number };
    } catch {
      return null;
    }
  }
}
