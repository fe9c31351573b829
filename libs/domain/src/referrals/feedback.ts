import { serviceCategory } from '../grants/machine';
import type { Category } from '../shared/categories';
import type { Service } from '../directory/codes';

/** Compartments of which others learn that care was given and in which month, not what, where, or which day (domain.md section 3). */
const sealedCategories: readonly (Category | null)[] = ['health', 'psychosocial', 'legal'];

/** How much of a service's end goes back to who asked for it. */
export type FeedbackLevel = 'whole' | 'outcome-and-month';

/** The level at which the sender reads how a service went: days and the receiver's words, or the coded outcome and its month alone. */
export function feedbackLevelOf(service: Service): FeedbackLevel {
  return sealedCategories.includes(serviceCategory[service]) ? 'outcome-and-month' : 'whole';
}
