import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { openCareStatuses } from './care';
import type { CareStatus } from './codes';
import type { TraumaScreeningBody } from './types';

/**
 * What the PC-PTSD-5 asks of the last month after something terrible was lived through: unwanted memories, avoiding, being on guard, feeling
 * numb, guilt. Primary Care PTSD Screen for DSM-5, Prins et al., J Gen Intern Med 2016;31(10):1206-1211, by staff of the National Center for
 * PTSD of the US Department of Veterans Affairs: a work of the United States government, free of copyright there (17 U.S.C. 105). The
 * items' words are our own in each language, after the sense; they are no validated translation.
 */
export const traumaItems = codeList('trauma-item', ['memories', 'avoiding', 'on-guard', 'numb', 'guilt']);
export type TraumaItem = CodeOf<typeof traumaItems>;

/** What the sum suggests to whoever asked, and decides nothing: a positive screen is looked into by a clinician. */
export const traumaSuggestions = codeList('trauma-suggestion', ['assess-further', 'no-sign']);
export type TraumaSuggestion = CodeOf<typeof traumaSuggestions>;

/**
 * From how many yes on it is looked into: 3 misses the fewest, 4 errs least for men (Prins et al. 2016); who was trafficked is not to be missed.
 * Asked again after so many days, 365 at most.
 */
export const traumaRules = { cutOff: 3, againDays: 90, mostDays: 365 } as const;

/** The sum of the answers, and what it suggests. Without an exposure the sheet ends at nought. */
export function traumaResult(answers: { readonly exposed: boolean; readonly yes: readonly TraumaItem[] }): {
  readonly sum: number;
  readonly suggestion: TraumaSuggestion;
} {
  const sum = answers.exposed ? new Set(answers.yes).size : 0;
  return { sum, suggestion: sum >= traumaRules.cutOff ? 'assess-further' : 'no-sign' };
}

const day = 86_400_000;

/** May this sheet be written down? Of an adult: it was made for and tried with adults; a child is assessed by somebody trained for it. */
export function decideTraumaScreening(
  body: TraumaScreeningBody,
  facts: { readonly status: CareStatus; readonly child: boolean; readonly today: IsoDate },
): Outcome<null> {
  const ahead = body.againOn ? (Date.parse(body.againOn) - Date.parse(facts.today)) / day : 1;
  const errors: FieldProblem[] = [
    ...(body.heldOn > facts.today ? [{ path: 'heldOn', code: 'date.future' }] : []),
    ...(!body.exposed && body.yes.length > 0 ? [{ path: 'yes', code: 'key.unknown' }] : []),
    ...(ahead <= 0
      ? [{ path: 'againOn', code: 'date.past' }]
      : ahead > traumaRules.mostDays
        ? [{ path: 'againOn', code: 'date.too-far' }]
        : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.child) return refuse('care.adult-instrument');
  return openCareStatuses.includes(facts.status) ? allow(null) : refuse('care.not-now');
}
