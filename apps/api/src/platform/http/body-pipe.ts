import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from '@himaya/domain';
import { ProblemException } from '../problems/problem-exception';

/** class-validator's constraint names in our codes; whatever is not named here is `value.invalid`. */
const codeOfConstraint: Readonly<Record<string, string>> = {
  whitelistValidation: 'key.unknown',
  isDefined: 'required',
  isNotEmpty: 'required',
  isIn: 'code.unknown',
  isISO31661Alpha2: 'code.unknown',
  maxLength: 'text.too-long',
  minLength: 'text.too-short',
  arrayMaxSize: 'list.too-long',
  arrayMinSize: 'required',
  arrayUnique: 'list.repeated',
  isoDate: 'date.invalid',
  max: 'number.too-large',
  min: 'number.too-small',
};

/** Bodies and queries: unknown keys, wrong types and wrong codes are refused with the place of each. */
export const bodyPipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new ProblemException({ problem: 'body.invalid', errors: errors.flatMap((error) => problemsOf(error, '')) }),
});

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const broken = Object.keys(error.constraints ?? {});
  // One code a field, the plainest: what is missing is not also of the wrong length.
  const worst = Object.keys(codeOfConstraint).find((constraint) => broken.includes(constraint)) ?? broken[0];
  const own = worst === undefined ? [] : [{ path, code: codeOfConstraint[worst] ?? 'value.invalid' }];
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}
