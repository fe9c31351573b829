import { codeList, type CodeOf } from '../shared/code-list';

/** What an outside body may say with its code: nothing else. */
export const packetAnswers = codeList('packet-answer', ['accept', 'reject']);
export type PacketAnswer = CodeOf<typeof packetAnswers>;
