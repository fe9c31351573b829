import { allow, refuse, type Outcome } from '../shared/outcome';
import { openReferralStatuses, type MessageCode, type MessageScope, type ReferralStatus } from './codes';

/**
 * What the thread carries now. Words flow as long as the packet is open: they can say anything of the person. Before acceptance, and
 * in a service that goes on after a withdrawal, only codes go, which tell no more than the summary; after the end nothing does (ADR 55).
 * @param packetOpen the referral's own grant is live
 */
export function messageScopeOf(status: ReferralStatus, packetOpen: boolean): MessageScope {
  if (packetOpen) return 'words';
  const open: readonly ReferralStatus[] = openReferralStatuses;
  return open.includes(status) ? 'codes' : 'nothing';
}

/** What somebody would write: a code or words, exactly one of the two. */
export interface MessageParts {
  readonly code?: MessageCode | undefined;
  readonly text?: string | undefined;
}

/** May this be written on the thread now? */
export function decideMessage(scope: MessageScope, { code, text }: MessageParts): Outcome<'code' | 'words'> {
  if (code !== undefined && text !== undefined) return refuse('body.invalid', { errors: [{ path: 'text', code: 'not.both' }] });
  if (code === undefined && !text) return refuse('body.invalid', { errors: [{ path: 'text', code: 'required' }] });
  if (scope === 'nothing') return refuse('referral.not-now');
  if (code !== undefined) return allow('code');
  return scope === 'words' ? allow('words') : refuse('referral.codes-only');
}
