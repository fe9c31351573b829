import type { Role } from '../accounts/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { IdentificationMove } from './machine';
import type { HolidayBody, IdentificationRulesView, PublishRulesBody, RuleMoveBody } from './types';

/** Roles that a version can name as deciders: those that record decisions at all. */
export const possibleDeciders = ['police-supervisor', 'court-liaison'] as const satisfies readonly Role[];

/** Names a move inside a version: what is decided, out of which status, and on review of what. */
export const moveKey = ({ decision, from, reviewing }: Pick<RuleMoveBody, 'decision' | 'from' | 'reviewing'>): string =>
  [decision, from, reviewing ?? 'none'].join(' ');

/** A version's move, row by row, as a body names it. */
export const moveBodyOf = ({ decision, from, reviewing, deciders, anotherDecider, standard }: IdentificationMove): RuleMoveBody[] =>
  from.flatMap((status) =>
    (reviewing ?? [null]).map((of) => ({ decision, from: status, reviewing: of, deciders, anotherDecider, standard })),
  );

export interface PublishingFacts {
  /** Every version there is, the latest first. */
  readonly versions: readonly IdentificationRulesView[];
  readonly today: IsoDate;
}

/**
 * May these rules be published, and under which version? They follow the latest version, take effect on a later day than any other, and
 * answer for every move of it: how statuses follow each other is the law's; who decides, how sure, by which tests and clocks, is theirs.
 * A child's means are never asked for by the Palermo test (art. 3 c).
 */
export function decidePublishing(body: PublishRulesBody, { versions, today }: PublishingFacts): Outcome<{ readonly version: string }> {
  const [latest] = versions;
  if (latest === undefined || latest.version !== body.basedOn) return refuse('conflict');
  const errors: FieldProblem[] = [];
  const wrong = (path: string, code: string): number => errors.push({ path, code });
  if (body.inForceFrom <= today || versions.some(({ inForceFrom }) => inForceFrom >= startOfDay(body.inForceFrom))) {
    wrong('inForceFrom', 'date.past');
  }
  if (new Set(body.weekend).size !== body.weekend.length || body.weekend.length > 6) wrong('weekend', 'code.unknown');
  const [early = 0, late = 0] = body.remindDays;
  if (body.remindDays.length !== 2 || early <= late || early >= body.reflectionDays) wrong('remindDays', 'days.order');
  if (body.tests.length === 0 || new Set(body.tests.map(({ id }) => id)).size !== body.tests.length) wrong('tests', 'required');
  if (body.tests.some(({ id, meansNeededFor }) => id === 'palermo-art-3' && meansNeededFor === 'everyone')) wrong('tests', 'not.here');
  const asked = latest.moves.flatMap(moveBodyOf).map(moveKey).toSorted();
  const said = body.moves.map(moveKey).toSorted();
  if (asked.join() !== said.join()) wrong('moves', 'code.unknown');
  body.moves.forEach(({ deciders }, place) => {
    const unfit = deciders.some((role) => !(possibleDeciders as readonly Role[]).includes(role));
    if (deciders.length === 0 || unfit) wrong(`moves.${place}.deciders`, deciders.length === 0 ? 'required' : 'code.unknown');
  });
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow({ version: nextVersion(body.inForceFrom, versions) });
}

/** The year it takes effect in, and a number no other version of that year has. */
function nextVersion(from: IsoDate, versions: readonly IdentificationRulesView[]): string {
  const year = from.slice(0, 4);
  const numbers = versions.map(({ version }) => version.split('-')).filter(([of]) => of === year);
  return `${year}-${Math.max(0, ...numbers.map(([, number]) => Number(number))) + 1}`;
}

/** A day begins at midnight in Iraq, three hours before UTC's. */
const startOfDay = (day: IsoDate): string => new Date(Date.parse(`${day}T00:00:00+03:00`)).toISOString();

/** A holiday is declared, or taken back, before its day: clocks that ran over it are not set again. */
export function decideHoliday({ day }: Pick<HolidayBody, 'day'>, today: IsoDate): Outcome<null> {
  return day > today ? allow(null) : refuse('body.invalid', { errors: [{ path: 'day', code: 'date.past' }] });
}
