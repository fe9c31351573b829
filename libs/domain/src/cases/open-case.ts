import { maskOf, type CategoryMask } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { ageBandOf, isChild, yearsOn, type AgeFacts } from './age';
import type { AgeBand } from './codes';
import type { ExploitationBody, PersonBody } from './types';

const oldestYears = 120;

/** What two ways of telling one age may differ by: birthdays and rounding. */
const toleratedYears = 1;

/** The parts of an opening body whose meaning a type cannot hold. */
export interface CaseOpening {
  readonly person: PersonBody;
  readonly foundAt: IsoDate;
  readonly exploitation: readonly ExploitationBody[];
}

/**
 * May a case be opened like this? Opening always writes core and identity; an exploitation record needs the right to
 * write that category.
 */
export function decideOpenCase(
  body: CaseOpening,
  facts: { readonly writeCategories: CategoryMask; readonly today: IsoDate },
): Outcome<{ readonly ageBand: AgeBand }> {
  const errors = [...foundProblems(body.foundAt, facts.today), ...personProblems(body.person, facts.today)];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (body.exploitation.length > 0 && (facts.writeCategories & maskOf('exploitation')) === 0) {
    return refuse('case.category-not-yours', { errors: [{ path: 'exploitation', code: 'category.not-yours' }] });
  }
  return allow({ ageBand: ageBandOf(body.person, facts.today) });
}

function foundProblems(foundAt: IsoDate, today: IsoDate): FieldProblem[] {
  if (foundAt > today) return [{ path: 'foundAt', code: 'date.future' }];
  return yearsOn(foundAt, today) > oldestYears ? [{ path: 'foundAt', code: 'date.too-early' }] : [];
}

/** What cannot be true of a person as told at once: at the opening of a case, or in one change of it. */
export function personProblems(person: AgeFacts, today: IsoDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (person.birthDate && person.birthDate > today) problems.push({ path: 'person.birthDate', code: 'date.future' });
  if (person.birthDate && yearsOn(person.birthDate, today, person.birthDatePrecision ?? 'day') > oldestYears) {
    problems.push({ path: 'person.birthDate', code: 'date.too-early' });
  }
  return [...problems, ...ageProblems(person, today)];
}

/** An age told twice must be one age: years against birth date, and a band against either. */
function ageProblems(person: AgeFacts, today: IsoDate): FieldProblem[] {
  const { birthDate, ageYears, ageBand } = person;
  const problems: FieldProblem[] = [];
  if (birthDate && typeof ageYears === 'number') {
    const youngest = yearsOn(birthDate, today, person.birthDatePrecision ?? 'day') - toleratedYears;
    const oldest = yearsOn(birthDate, today) + toleratedYears;
    if (ageYears < youngest || ageYears > oldest) problems.push({ path: 'person.ageYears', code: 'age.contradiction' });
  }
  const told = ageBandOf({ ...person, ageBand: 'unknown' }, today);
  if (ageBand !== undefined && told !== 'unknown' && !agrees(ageBand, told)) {
    problems.push({ path: 'person.ageBand', code: 'age.contradiction' });
  }
  return problems;
}

/** True where a band says nothing against a known one: the same, `unknown`, or the coarse one around it. */
function agrees(band: AgeBand, known: AgeBand): boolean {
  if (band === 'unknown' || band === known) return true;
  return band === (isChild(known) ? 'child' : 'adult');
}
