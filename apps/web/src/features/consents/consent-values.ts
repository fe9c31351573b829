import {
  decideConsent,
  localDay,
  presumedChild,
  type AgeBand,
  type Category,
  type ConsentGiver,
  type ConsentMethod,
  type ConsentPurpose,
  type IsoDate,
  type RecordConsentBody,
  type UnitId,
} from '@himaya/domain';
import { monthsLater } from '../../platform/dates';

/** What the consent form holds while it is being filled in. */
export interface ConsentValues {
  readonly purpose: ConsentPurpose;
  readonly recipientUnitId: UnitId | null;
  readonly categories: readonly Category[];
  readonly givenBy: ConsentGiver;
  readonly method: ConsentMethod;
  readonly language: string;
  readonly interpreter: string;
  readonly validUntil: IsoDate | null;
}

/** Wrong fields by name, as codes. */
export type ConsentErrors = Partial<Record<keyof ConsentValues, string>>;

/** Long enough for the care to run its course, short enough to be asked again. */
const defaultMonths = 6;

export function consentValuesFor(person: { readonly ageBand: AgeBand; readonly languages: readonly string[] }): ConsentValues {
  return {
    purpose: 'referral',
    recipientUnitId: null,
    categories: ['core', 'identity'],
    givenBy: presumedChild(person.ageBand) ? 'guardian-and-assent' : 'self',
    method: 'spoken',
    language: person.languages[0] ?? 'ar',
    interpreter: '',
    validUntil: monthsLater(localDay(new Date()), defaultMonths),
  };
}

/** The body to send, or what is wrong by the rules of the domain. */
export function consentBodyOf(
  values: ConsentValues,
  ageBand: AgeBand,
): { readonly body: RecordConsentBody } | { readonly errors: ConsentErrors } {
  if (!values.validUntil) return { errors: { validUntil: 'required' } };
  const decision = decideConsent(
    { ...values, validUntil: values.validUntil, recipientUnitId: values.recipientUnitId },
    { ageBand, today: localDay(new Date()) },
  );
  if (!decision.ok) {
    if (decision.problem === 'consent.child-needs-guardian') return { errors: { givenBy: decision.problem } };
    return { errors: Object.fromEntries((decision.errors ?? []).map(({ path, code }) => [path, code])) };
  }
  const interpreter = values.interpreter.trim();
  return {
    body: {
      purpose: values.purpose,
      ...(values.recipientUnitId ? { recipientUnitId: values.recipientUnitId } : {}),
      categories: values.categories,
      givenBy: values.givenBy,
      method: values.method,
      language: values.language,
      interpreter: interpreter === '' ? null : interpreter,
      validUntil: values.validUntil,
    },
  };
}
