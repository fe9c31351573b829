import { codeList, type CodeOf } from '../shared/code-list';

/** Why a case is shown to named people only. */
export const sealReasons = codeList('seal-reason', ['threat-to-life', 'suspected-insider', 'high-profile', 'ongoing-operation', 'other']);
export type SealReason = CodeOf<typeof sealReasons>;

/** Why it no longer has to be. */
export const unsealReasons = codeList('unseal-reason', ['threat-passed', 'suspicion-cleared', 'sealed-in-error', 'other']);
export type UnsealReason = CodeOf<typeof unsealReasons>;
