import { createHmac } from 'node:crypto';
import { latinDigits } from '@himaya/domain';
import { askedForms, nameForms, slipsOf } from './name-forms';

/** What the index knows of a person; each field has keys of its own. */
export interface IndexedIdentity {
  readonly given: string | null | undefined;
  readonly family: string | null | undefined;
  readonly alias: string | null | undefined;
  readonly phone: string | null | undefined;
  readonly birthYear: number | null | undefined;
}

const nameFields = ['given', 'family', 'alias'] as const;
type Field = (typeof nameFields)[number] | 'phone' | 'birth';
type Kind = 'folded' | 'skeleton' | 'transliterated' | 'digits' | 'year';

/** Whoever asks does not know which name is which: every part is asked for in every field. At most six parts are. */
const mostAskedParts = 6;
/** Slips of the hand are tried for the two longest parts only. */
const mostSlippedParts = 2;
const tokenBytes = 3;

/**
 * The blind index: keyed HMACs of normalised fields, cut to 24 bits so that common values share a token and a token names
 * nobody. At most three tokens a name part. A hit is a candidate and no more: it is confirmed after decryption.
 */
export class BlindIndex {
  private readonly keys = new Map<string, Buffer>();

  /** @param derive a key for one purpose that no rotation changes */
  constructor(private readonly derive: (purpose: string) => Buffer) {}

  /** All tokens of a person, each once. */
  tokensOf(identity: IndexedIdentity): Buffer[] {
    const names = nameFields.flatMap((field) =>
      nameForms(identity[field] ?? '').flatMap(({ folded, skeleton, transliterated }) => [
        this.token(field, 'folded', folded),
        ...(skeleton === null ? [] : [this.token(field, 'skeleton', skeleton)]),
        this.token(field, 'transliterated', transliterated),
      ]),
    );
    const digits = phoneDigits(identity.phone ?? '');
    return distinct([
      ...names,
      ...(digits === null ? [] : [this.token('phone', 'digits', digits)]),
      ...(identity.birthYear === null || identity.birthYear === undefined ? [] : [this.token('birth', 'year', String(identity.birthYear))]),
    ]);
  }

  /** Tokens to look a name up by, one list for each of its parts: other spellings of the part are among them. */
  askedTokens(name: string): Buffer[][] {
    return askedForms(name)
      .slice(0, mostAskedParts)
      .map(({ form, spellings }) =>
        nameFields.flatMap((field) => [
          this.token(field, 'folded', form.folded),
          ...(form.skeleton === null ? [] : [this.token(field, 'skeleton', form.skeleton)]),
          ...spellings.map((spelling) => this.token(field, 'transliterated', spelling)),
        ]),
      );
  }

  /** Tokens to look a name up by where no spelling of it was found: one letter wrong, in its longest parts. */
  slippedTokens(name: string): Buffer[] {
    const longest = [...nameForms(name)].sort((a, b) => b.transliterated.length - a.transliterated.length).slice(0, mostSlippedParts);
    return distinct(
      longest.flatMap(({ transliterated }) =>
        slipsOf(transliterated).flatMap((slip) => nameFields.map((field) => this.token(field, 'transliterated', slip))),
      ),
    );
  }

  /** The token of a telephone number in any digits and with or without its country; null for what is none. */
  phoneToken(phone: string): Buffer | null {
    const digits = phoneDigits(phone);
    return digits === null ? null : this.token('phone', 'digits', digits);
  }

  birthYearTokens(years: readonly number[]): Buffer[] {
    return years.map((year) => this.token('birth', 'year', String(year)));
  }

  private token(field: Field, kind: Kind, form: string): Buffer {
    const purpose = `identity-token|${field}|${kind}`;
    const key = this.keys.get(purpose) ?? this.derive(purpose);
    this.keys.set(purpose, key);
    return createHmac('sha256', key).update(form).digest().subarray(0, tokenBytes);
  }
}

/**
 * The nine last digits of a telephone number, which Iraqi and most other numbers keep whether written with the country, with
 * a nought or with neither; null under seven digits or where letters stand among them.
 */
export function phoneDigits(phone: string): string | null {
  const plain = latinDigits(phone);
  if (/\p{L}/u.test(plain)) return null;
  const digits = plain.replace(/\D/g, '');
  return digits.length < 7 || digits.length > 15 ? null : digits.slice(-9);
}

function distinct(tokens: readonly Buffer[]): Buffer[] {
  return [...new Map(tokens.map((token) => [token.toString('hex'), token])).values()];
}
