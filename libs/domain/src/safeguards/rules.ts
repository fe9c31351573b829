import { undecidedStatuses, type IdentificationStatus } from '../identification/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { Category } from '../shared/categories';
import type { SafeguardChange, SafeguardKind, SafeguardOutcome, SafeguardState, SafeguardType } from './codes';
import type { RecordSafeguardBody } from './types';

export interface SafeguardRule {
  readonly category: Category;
  readonly types: readonly SafeguardType[];
  readonly outcomes: readonly SafeguardOutcome[];
  /** Fields that this kind has, besides kind, type and words. */
  readonly fields: readonly ('party' | 'law' | 'article' | 'since' | 'until')[];
  /** Fields it cannot do without. */
  readonly needs: readonly ('party' | 'since')[];
}

const measured: Pick<SafeguardRule, 'outcomes' | 'fields' | 'needs'> = {
  outcomes: ['ended', 'refused', 'breached', 'entered-in-error'],
  fields: ['party', 'since', 'until'],
  needs: ['party'],
};

/**
 * One row a kind; the database holds the same. Non-punishment: Council of Europe convention art. 26, plan s2023-2.06. Papers: the same plan.
 * Stay: law 76/2017. Measures: the law on the protection of witnesses, experts and victims 58/2017.
 */
export const safeguardRules: Readonly<Record<SafeguardKind, SafeguardRule>> = {
  punishment: {
    category: 'proceedings',
    types: ['arrested', 'detained', 'charged', 'fined', 'convicted', 'removal-ordered'],
    outcomes: ['released', 'dropped', 'fine-waived', 'acquitted', 'annulled', 'punished', 'removed'],
    fields: ['party', 'law', 'article', 'since'],
    needs: ['party', 'since'],
  },
  'document-custody': {
    category: 'identity',
    types: ['passport', 'national-id', 'residence-card', 'birth-certificate', 'travel-document', 'work-permit', 'phone', 'other-document'],
    outcomes: ['recovered', 'reissued', 'given-up'],
    fields: ['party', 'since'],
    needs: ['party'],
  },
  residence: {
    category: 'core',
    types: [
      'citizen',
      'permit',
      'visa',
      'reflection-stay',
      'humanitarian-stay',
      'application-pending',
      'overstayed',
      'no-papers',
      'unknown-residence',
    ],
    outcomes: ['renewed', 'replaced', 'lapsed', 'entered-in-error'],
    fields: ['since', 'until'],
    needs: [],
  },
  protection: {
    category: 'risk',
    types: [
      'identity-concealed',
      'voice-or-image-altered',
      'remote-testimony',
      'closed-session',
      'escort',
      'guarded-home',
      'relocation',
      'call-monitoring',
      'other-measure',
    ],
    ...measured,
  },
  'family-protection': { category: 'family', types: ['child', 'spouse', 'parent', 'sibling', 'dependant', 'other-relative'], ...measured },
};

/** Days within which somebody sees to it: from the record for a punishment and for held papers, before its end for a stay or a measure. */
export const safeguardDays = { punishment: 7, 'document-custody': 14, ending: 7 } as const;

const optionalFields = ['party', 'law', 'article', 'since', 'until'] as const;

/** Does what is recorded fit its kind? Type, fields and days. */
export function decideSafeguard(body: RecordSafeguardBody, today: IsoDate): Outcome<SafeguardRule> {
  const rule = safeguardRules[body.kind];
  const given = (field: (typeof optionalFields)[number]): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...(rule.types.includes(body.type) ? [] : [{ path: 'type', code: 'code.unknown' }]),
    ...optionalFields.filter((field) => given(field) && !rule.fields.includes(field)).map((path) => ({ path, code: 'key.unknown' })),
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...(body.since && body.since > today ? [{ path: 'since', code: 'date.invalid' }] : []),
    ...(body.since && body.until && body.until < body.since ? [{ path: 'until', code: 'date.invalid' }] : []),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(rule);
}

export interface SafeguardRecordState {
  readonly kind: SafeguardKind;
  readonly state: SafeguardState;
  readonly since: IsoDate | null;
}

/** May it be asked back, or closed with this outcome on this day? */
export function decideSafeguardChange(
  record: SafeguardRecordState,
  { change, outcome, on }: { readonly change: SafeguardChange; readonly outcome?: SafeguardOutcome | null; readonly on: IsoDate },
  today: IsoDate,
): Outcome<SafeguardState> {
  const closes = change === 'close';
  const given = outcome !== undefined && outcome !== null;
  const errors: FieldProblem[] = [
    ...(closes && !given ? [{ path: 'outcome', code: 'required' }] : []),
    ...(!closes && given ? [{ path: 'outcome', code: 'key.unknown' }] : []),
    ...(closes && given && !safeguardRules[record.kind].outcomes.includes(outcome) ? [{ path: 'outcome', code: 'code.unknown' }] : []),
    ...(on > today || (record.since !== null && on < record.since) ? [{ path: 'on', code: 'date.invalid' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return availableSafeguardChanges(record).includes(change) ? allow(closes ? 'closed' : 'asked-back') : refuse('safeguard.not-now');
}

export function availableSafeguardChanges({ kind, state }: Pick<SafeguardRecordState, 'kind' | 'state'>): SafeguardChange[] {
  if (state === 'closed') return [];
  return kind === 'document-custody' && state === 'open' ? ['ask-back', 'close'] : ['close'];
}

/** Statuses in which a punishment is against the principle: the person is taken for a victim, or still may be. */
const protectedStatuses: readonly IdentificationStatus[] = [...undecidedStatuses, 'confirmed', 'not-proven'];

/** Is somebody punished whom the principle of non-punishment protects? */
export function alertsNonPunishment(status: IdentificationStatus, record: Pick<SafeguardRecordState, 'kind' | 'state'>): boolean {
  return record.kind === 'punishment' && record.state !== 'closed' && protectedStatuses.includes(status);
}
