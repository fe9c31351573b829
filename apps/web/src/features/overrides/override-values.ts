import {
  decideOverrideRequest,
  localDay,
  maskOf,
  presumedChild,
  type CaseView,
  type Category,
  type IsoDate,
  type OverrideGround,
  type RequestOverrideBody,
  type UnitId,
} from '@himaya/domain';

/** What the form holds while it is being filled in. */
export interface OverrideValues {
  readonly ground: OverrideGround | null;
  readonly recipientUnitId: UnitId | null;
  readonly categories: readonly Category[];
  readonly reason: string;
  readonly courtReference: string;
  readonly courtOrderedOn: IsoDate | null;
  readonly determinedBy: string;
  readonly determinedOn: IsoDate | null;
  readonly considerations: string;
  readonly conclusion: string;
  readonly exploitation: string;
}

/** Wrong fields by name, as codes. */
export type OverrideErrors = Partial<Record<keyof OverrideValues, string>>;

export const overrideValuesFor = (recipientUnitId: UnitId | null): OverrideValues => ({
  ground: null,
  recipientUnitId,
  categories: ['core', 'identity'],
  reason: '',
  courtReference: '',
  courtOrderedOn: null,
  determinedBy: '',
  determinedOn: localDay(new Date()),
  considerations: '',
  conclusion: '',
  exploitation: '',
});

const shortestText = 10;

/** The body to send, or what is wrong: fields left out first, then by the rules of the domain. */
export function overrideBodyOf(
  values: OverrideValues,
  record: CaseView,
): { readonly body: RequestOverrideBody } | { readonly errors: OverrideErrors } {
  const child = presumedChild(record.person.ageBand);
  const weighs = child && values.categories.includes('exploitation');
  const { ground, recipientUnitId, determinedOn } = values;
  const errors: Record<string, string> = {};
  const short = (field: 'reason' | 'considerations' | 'conclusion' | 'exploitation'): void => {
    if (values[field].trim().length < shortestText) errors[field] = 'text.too-short';
  };
  if (ground === null) errors['ground'] = 'required';
  if (recipientUnitId === null) errors['recipientUnitId'] = 'required';
  short('reason');
  if (child) {
    if (values.determinedBy.trim().length < 2) errors['determinedBy'] = 'required';
    if (determinedOn === null) errors['determinedOn'] = 'required';
    short('considerations');
    short('conclusion');
  }
  if (weighs) short('exploitation');
  if (ground === null || recipientUnitId === null || (child && determinedOn === null)) return { errors };
  const body: RequestOverrideBody = {
    recipientUnitId,
    categories: values.categories,
    ground,
    reason: values.reason.trim(),
    ...(ground === 'court-order' && values.courtReference.trim()
      ? { courtReference: values.courtReference.trim(), courtOrderedOn: values.courtOrderedOn }
      : {}),
    ...(child && determinedOn
      ? {
          bestInterests: {
            determinedBy: values.determinedBy.trim(),
            determinedOn,
            considerations: values.considerations.trim(),
            conclusion: values.conclusion.trim(),
            ...(weighs ? { exploitation: values.exploitation.trim() } : {}),
          },
        }
      : {}),
  };
  const decided = decideOverrideRequest(body, {
    unitId: record.responsibleUnit.id,
    caseStatus: record.status,
    child,
    readCategories: maskOf(...record.access.read),
    // Who the recipient is and what waits, the server knows.
    recipient: { id: recipientUnitId },
    waiting: false,
    today: localDay(new Date()),
  });
  if (!decided.ok) for (const { path, code } of decided.errors ?? []) errors[path.replace('bestInterests.', '')] ??= code;
  return Object.keys(errors).length > 0 ? { errors } : { body };
}
