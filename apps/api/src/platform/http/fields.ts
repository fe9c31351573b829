import { Transform } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isIsoDate, latinDigits, type CodeList } from '@himaya/domain';

interface Need {
  /** Left out is allowed. */
  readonly optional?: boolean;
  /** Null is allowed, and left out too. */
  readonly nullable?: boolean;
}

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) =>
    decorators.forEach((decorate) => decorate(target, key));

function presence({ optional, nullable }: Need, schema: Record<string, unknown>): PropertyDecorator[] {
  if (nullable) return [IsOptional(), ApiPropertyOptional({ ...schema, nullable: true })];
  if (optional) return [ValidateIf((_, value) => value !== undefined), ApiPropertyOptional(schema)];
  return [IsDefined(), ApiProperty(schema)];
}

/** A member of a code list. */
export const Code = (list: CodeList<string>, need: Need = {}): PropertyDecorator =>
  all(...presence(need, { enum: [...list.codes] }), IsIn([...list.codes]));

/** Several members of a code list, each once. */
export const Codes = (list: CodeList<string>, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { enum: [...list.codes], isArray: true }),
    IsArray(),
    ArrayMaxSize(list.codes.length),
    IsIn([...list.codes], { each: true }),
  );

/**
 * Characters that no text needs: controls, and the embeddings, overrides and isolates of direction (Unicode UAX 9), with which a text
 * reads otherwise than it is stored: one name shown as another. The marks LRM, RLM and ALM only break ties and are left alone.
 */
const refused = '\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069';
const freeText = new RegExp(`^[^${refused}]*(\\n[^${refused}]*)*$`, 'u');
const oneLine = new RegExp(`^[^${refused}]*$`, 'u');

/** What sticks to a copied name unseen and would make two of it; ZWNJ and ZWJ are letters' business and stay. */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]/g;

/** A text without control characters or overrides of direction, 1 to `max` characters unless empty is meant by null. */
export const Text = (max: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'string', maxLength: max }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    MaxLength(max),
    Matches(freeText),
  );

/** What somebody or something is called, on one line; characters that nobody sees are left out of it. */
export const Name = (max: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'string', maxLength: max }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(unseen, '').trim() : value)),
    IsString(),
    MaxLength(max),
    Matches(oneLine),
  );

/** Several names or headings, each on one line of 1 to `max` characters. */
export const Names = (most: number, max: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'array', items: { type: 'string', minLength: 1, maxLength: max }, maxItems: most }),
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.replace(unseen, '').trim() : each)) : value,
    ),
    IsArray(),
    ArrayMaxSize(most),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(max, { each: true }),
    Matches(oneLine, { each: true }),
  );

/** What is looked for: 2 to 200 characters on one line. */
export const Sought = (): PropertyDecorator =>
  all(...presence({}, { type: 'string', minLength: 2, maxLength: 200 }), IsString(), MinLength(2), MaxLength(200), Matches(oneLine));

/** One of our ids. */
export const AnId = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', format: 'uuid' }), Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Several ids, each once. */
export const Ids = (most: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: most }),
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { each: true }),
  );

/** A calendar date `YYYY-MM-DD`, in Latin or Arabic-Indic digits. */
export const ADate = (need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'string', format: 'date' }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? latinDigits(value) : value)),
    ValidateBy({ name: 'isoDate', validator: { validate: isIsoDate } }),
  );

/** An instant with its offset, `YYYY-MM-DDTHH:MM[:SS[.sss]]` and `Z` or `±HH:MM`. */
export const AnInstant = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', format: 'date-time' }), ValidateBy({ name: 'instant', validator: { validate: isInstant } }));

const instant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && instant.test(value) && isIsoDate(value.slice(0, 10));
}

/** A country in ISO 3166-1 alpha-2, in capitals. */
export const Country = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', description: 'ISO 3166-1 alpha-2' }), IsISO31661Alpha2(), Matches(/^[A-Z]{2}$/));

/** A whole number, also written as a text in Latin or Arabic-Indic digits. */
export const Whole = (min: number, max: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'integer', minimum: min, maximum: max }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d+$/.test(latinDigits(value)) ? Number(latinDigits(value)) : value,
    ),
    IsInt(),
    Min(min),
    Max(max),
  );

/** ISO 639 language codes, the best first. */
export const Languages = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', isArray: true }), IsArray(), ArrayMaxSize(10), Matches(/^[a-z]{2,3}$/, { each: true }));

/** One ISO 639 language code. */
export const ALanguage = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', description: 'ISO 639' }), Matches(/^[a-z]{2,3}$/));

/** Page query of every list: an opaque cursor and a limit of 1 to 100, 20 by default. */
export class PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(400)
  @ApiPropertyOptional()
  cursor?: string;

  @Whole(1, 100, { optional: true })
  limit?: number;
}

export const defaultLimit = 20;
