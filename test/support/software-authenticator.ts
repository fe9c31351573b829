import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What the browser was told, as far as an authenticator cares: of an assertion or of a new key. */
export interface Asked {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
}

/** How an answer departs from what an honest authenticator and browser would say. */
export interface Departure {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly counter?: number;
  /** Another key signs. */
  readonly signer?: SoftwareAuthenticator;
  /** Changed after it was signed. */
  readonly tampered?: boolean;
}

const flag = { present: 0x01, verified: 0x04, withKey: 0x40 };
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/**
 * A security key in a few lines: one P-256 key pair, answers in the form of WebAuthn level 2 with attestation "none". Its counter
 * grows with every answer unless it is told not to count.
 */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  private readonly publicKey: KeyObject;
  private readonly privateKey: KeyObject;
  private counted = 0;

  constructor(
    private readonly origin: string,
    private readonly counts = true,
  ) {
    ({ publicKey: this.publicKey, privateKey: this.privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** The answer to `navigator.credentials.create`. */
  register(asked: Asked, departure: Departure = {}): object {
    const clientData = this.clientData('webauthn.create', asked, departure);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const data = Buffer.concat([this.head(asked, departure, flag.withKey), Buffer.alloc(16), length, this.id, this.coseKey()]);
    // A CBOR map of three: {"fmt": "none", "attStmt": {}, "authData": bytes}.
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), Buffer.from([0x59]), size, data,
    ]); // prettier-ignore
    return this.answer({ clientDataJSON: clientData, attestationObject: attestation });
  }

  /** The answer to `navigator.credentials.get`. */
  assert(asked: Asked, departure: Departure = {}): object {
    const clientData = this.clientData('webauthn.get', asked, departure);
    const data = this.head(asked, departure, 0);
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), (departure.signer ?? this).privateKey);
    if (departure.tampered) data.writeUInt32BE(data.readUInt32BE(33) + 1, 33);
    return this.answer({ clientDataJSON: clientData, authenticatorData: data, signature });
  }

  private answer(response: Record<string, Buffer>): object {
    const id = this.id.toString('base64url');
    const encoded = Object.fromEntries(Object.entries(response).map(([key, value]) => [key, value.toString('base64url')]));
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: encoded };
  }

  private clientData(type: string, asked: Asked, departure: Departure): Buffer {
    const { challenge = asked.challenge, origin = this.origin } = departure;
    return Buffer.from(JSON.stringify({ type: departure.type ?? type, challenge, origin, crossOrigin: false }));
  }

  /** Whose site, what the person did, and how often the key was used. */
  private head(asked: Asked, { rpId, verified = true, present = true, counter }: Departure, flags: number): Buffer {
    if (this.counts) this.counted += 1;
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags | (present ? flag.present : 0) | (verified ? flag.verified : 0));
    rest.writeUInt32BE(counter ?? this.counted, 1);
    return Buffer.concat([sha256(rpId ?? asked.rpId ?? asked.rp!.id), rest]);
  }

  /** COSE: {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const bytes = (label: number, value: string): Buffer =>
      Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, 'base64url')]);
    return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), bytes(0x21, x), bytes(0x22, y)]);
  }
}

/** A short CBOR text. */
function text(word: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)]);
}
