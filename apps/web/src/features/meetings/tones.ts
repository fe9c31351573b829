import type { DecisionStanding, MeetingAttendance, MeetingState } from '@himaya/domain';
import type { Tone } from '../../ui/status-badge';

export const toneOfMeeting: Record<MeetingState, Tone> = { draft: 'active', closed: 'waiting', confirmed: 'done' };
export const toneOfDecision: Record<DecisionStanding, Tone> = { open: 'active', overdue: 'stopped', done: 'done', 'not-done': 'waiting' };
export const toneOfAttendance: Record<MeetingAttendance, Tone> = {
  present: 'done',
  represented: 'done',
  excused: 'neutral',
  absent: 'stopped',
};
