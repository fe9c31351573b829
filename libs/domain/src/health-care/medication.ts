import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { openCareStatuses } from './care';
import type { CareStatus } from './codes';
import type { MedicationBody, MedicationVersion } from './types';

/** A line of the plan (FHIR MedicationStatement), or what the person does not bear (AllergyIntolerance). */
export const medicationKinds = codeList('medication-kind', ['medicine', 'allergy']);
export type MedicationKind = CodeOf<typeof medicationKinds>;

/** Why a line was written anew: the first two change it, the others stop it, the last takes it back. */
export const medicationChanges = codeList('medication-change', [
  'dose-changed',
  'corrected',
  'completed',
  'side-effects',
  'not-effective',
  'person-wished',
  'not-available',
  'no-longer-so',
  'entered-in-error',
]);
export type MedicationChange = CodeOf<typeof medicationChanges>;

interface ChangeRule {
  readonly kinds: readonly MedicationKind[];
  readonly stops: boolean;
}

/** What each change is of, and whether the line ends with it. */
export const medicationChangeRules: Readonly<Record<MedicationChange, ChangeRule>> = {
  'dose-changed': { kinds: ['medicine'], stops: false },
  corrected: { kinds: ['medicine', 'allergy'], stops: false },
  completed: { kinds: ['medicine'], stops: true },
  'side-effects': { kinds: ['medicine'], stops: true },
  'not-effective': { kinds: ['medicine'], stops: true },
  'person-wished': { kinds: ['medicine'], stops: true },
  'not-available': { kinds: ['medicine'], stops: true },
  'no-longer-so': { kinds: ['allergy'], stops: true },
  'entered-in-error': { kinds: ['medicine', 'allergy'], stops: true },
};

/** Whether a line is to be taken, or heeded, on this day, as its latest version says. */
export function isCurrent(line: Pick<MedicationVersion, 'change' | 'from' | 'until'>, today: IsoDate): boolean {
  const stopped = line.change !== null && medicationChangeRules[line.change].stops;
  return !stopped && line.from <= today && (line.until === null || line.until >= today);
}

/** The changes that fit a line now: none of one that was stopped. */
export function changesOfLine(line: Pick<MedicationVersion, 'kind' | 'change'>): MedicationChange[] {
  if (line.change !== null && medicationChangeRules[line.change].stops) return [];
  return medicationChanges.codes.filter((change) => medicationChangeRules[change].kinds.includes(line.kind));
}

/**
 * May this line be written, or written anew? A medicine says how much and how often; an allergy does neither, and has no last day.
 * @param before the version that it replaces; null for a new line
 */
export function decideMedication(
  body: MedicationBody,
  change: MedicationChange | null,
  facts: { readonly status: CareStatus; readonly before: Pick<MedicationVersion, 'kind' | 'change'> | null },
): Outcome<null> {
  const given = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
  const errors: FieldProblem[] = [
    ...(['dose', 'often'] as const).flatMap((path) => {
      if (body.kind === 'medicine') return given(body[path]) ? [] : [{ path, code: 'required' }];
      return given(body[path]) ? [{ path, code: 'key.unknown' }] : [];
    }),
    ...(body.kind === 'allergy' && given(body.until) ? [{ path: 'until', code: 'key.unknown' }] : []),
    ...(body.until && body.until < body.from ? [{ path: 'until', code: 'date.past' }] : []),
    ...(facts.before !== null && facts.before.kind !== body.kind ? [{ path: 'kind', code: 'code.unknown' }] : []),
    ...(change !== null && !medicationChangeRules[change].kinds.includes(body.kind) ? [{ path: 'change', code: 'code.unknown' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!openCareStatuses.includes(facts.status)) return refuse('care.not-now');
  return facts.before !== null && changesOfLine(facts.before).length === 0 ? refuse('medication.stopped') : allow(null);
}
