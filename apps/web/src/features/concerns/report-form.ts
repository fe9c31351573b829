import type { ReportValues } from './report-values';

/** What each part of the report's form is given. */
export interface PartProps {
  readonly values: ReportValues;
  readonly onChange: (changed: Partial<ReportValues>) => void;
  /** Words for what is wrong with a field, where something is. */
  readonly error: (field: string) => string | undefined;
}
