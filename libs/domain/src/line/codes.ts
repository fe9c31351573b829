import { codeList, type CodeOf } from '../shared/code-list';

/** The two sides of the line between the federal administration and the Kurdistan Region's (plan activity s2023-3.03). */
export const lineSides = codeList('line-side', ['federal', 'kurdistan-region']);
export type LineSide = CodeOf<typeof lineSides>;
