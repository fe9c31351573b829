import type { PrintedPaperView } from '../papers/types';
import type { ReferralView } from '../referrals/types';
import { route } from '../shared/route';
import type { AnswerPacketBody, PrintPacketBody, ReportOutsideBody } from './types';

/** Before the answer the request with its one-time code, after an acceptance the packet; a new request takes the place of the old one. */
export const printPacket = route<PrintPacketBody, PrintedPaperView>('POST', '/referrals/:id/packets');
/** Without a session; five tries an hour and address that fit no code. */
export const answerPacket = route<AnswerPacketBody, { readonly status: 'answered' }>('POST', '/packets/answers');
/** If-Match. What an outside body told of its service after it accepted; the unit that asked it writes it down. */
export const reportOutside = route<ReportOutsideBody, ReferralView>('POST', '/referrals/:id/outside-steps');
