import { meetingKinds, type RecordMeetingBody } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** What a meeting is called: its kind and its number. */
export function useMeetingName(): (meeting: Pick<RecordMeetingBody, 'kind' | 'number'>) => string {
  const { t, code } = useWords();
  const { number: digits } = useDates();
  return ({ kind, number }) => t('meetings.named', { kind: code(meetingKinds, kind), number: digits(number) });
}
