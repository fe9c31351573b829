import { Transform } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
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

/** A text without control characters, 1 to `max` characters unless empty is meant by null. */
export const Text = (max: number, need: Need = {}): PropertyDecorator =>
  all(
    ...presence(need, { type: 'string', maxLength: max }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    MaxLength(max),
    Matches(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u),
  );

/** One of our ids. */
export const AnId = (need: Need = {}): PropertyDecorator =>
  all(...presence(need, { type: 'string', format: 'uuid' }), Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

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
