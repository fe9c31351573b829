import type { CaseFormValues } from './case-form-values';

/** What each section of the case form is given. */
export interface SectionProps {
  readonly values: CaseFormValues;
  readonly onChange: (changed: Partial<CaseFormValues>) => void;
  /** Words for what is wrong with a field, where something is. */
  readonly error: (field: string) => string | undefined;
}
