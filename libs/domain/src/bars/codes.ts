import { codeList, type CodeOf } from '../shared/code-list';

/** Why somebody must not see a case. */
export const barReasons = codeList('bar-reason', ['conflict-of-interest', 'suspected-involvement', 'family', 'other']);
export type BarReason = CodeOf<typeof barReasons>;
