import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from '@himaya/domain';
import { ProblemException } from '../problems/problem-exception';

/** class-validator's constraint names in our codes, the plainest first; whatever is not named here is `value.invalid`. */
const codeOfConstraint: Readonly<Record<string, string>> = {
  whitelistValidation: 'key.unknown',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'value.invalid',
  isArray: 'value.invalid',
  isInt: 'value.invalid',
  isIn: 'code.unknown',
  isISO31661Alpha2: 'code.unknown',
  maxLength: 'text.too-long',
  minLength: 'text.too-short',
  arrayMaxSize: 'list.too-long',
  arrayMinSize: 'required',
  arrayUnique: 'list.repeated',
  isoDate: 'date.invalid',
  instant: 'date.invalid',
  max: 'number.too-large',
  min: 'number.too-small',
};

/** Deeper than any body of ours; validation itself would run out of stack far below what a body's length allows. */
const deepest = 20;

/** Bodies and queries: unknown keys, wrong types and wrong codes are refused with the place of each. */
class BodyPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) =>
        new ProblemException({ problem: 'body.invalid', errors: errors.flatMap((error) => problemsOf(error, '')) }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' || metadata.type === 'query') refuseInheritedKeys(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

export const bodyPipe = new BodyPipe();

/** Keys such as `toString` look known to a validator that asks its tables by key: every object has them. */
function refuseInheritedKeys(body: unknown): void {
  const errors: FieldProblem[] = [];
  let level: [string, unknown][] = [['', body]];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new ProblemException({ problem: 'body.malformed' });
    level = level.flatMap(([parent, value]) =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).map(([key, inner]): [string, unknown] => {
            const path = parent === '' ? key : `${parent}.${key}`;
            if (key in Object.prototype) errors.push({ path, code: 'key.unknown' });
            return [path, inner];
          }),
    );
  }
  if (errors.length > 0) throw new ProblemException({ problem: 'body.invalid', errors });
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const broken = Object.keys(error.constraints ?? {});
  // One code a field, the plainest: what is missing is not also of the wrong length.
  const worst = Object.keys(codeOfConstraint).find((constraint) => broken.includes(constraint)) ?? broken[0];
  const own = worst === undefined ? [] : [{ path, code: codeOfConstraint[worst] ?? 'value.invalid' }];
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}
