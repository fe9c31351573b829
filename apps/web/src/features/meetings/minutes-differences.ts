import { meetingAttendances, meetingKinds, type AgencyId, type MeetingId, type MeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { FieldOfBoth } from '../../ui/both-versions';
import { begun, type DecisionWriting, type Writing } from './minutes-writing';

/** The draft of minutes on this computer. */
export const draftOfMinutes = (id: MeetingId): string => `minutes-${id}`;

/** What differs between the minutes that were typed and those that are saved, in words. */
export function useMinutesDifferences(): (one: MeetingView, mine: Writing) => readonly FieldOfBoth[] {
  const { t, code, name } = useWords();
  const { date, number: digits } = useDates();
  return (one, mine) => {
    const bodies = [...one.members, ...one.decisions.flatMap(({ agency }) => (agency === null ? [] : [agency]))];
    const bodyName = (id: AgencyId): string => {
      const found = bodies.find((body) => body.id === id);
      return found === undefined ? id : name(found.name);
    };
    const decisionWords = ({ textAr, textCkb, textEn, agencyId, dueOn }: DecisionWriting): string =>
      [textAr, textCkb, textEn, agencyId === null ? '' : bodyName(agencyId), dueOn === null ? '' : date(dueOn)]
        .filter((words) => words !== '')
        .join(' · ');
    const theirs = begun(one, digits);
    const wordsOf = (of: Writing) => [
      { field: 'kind', label: t('meetings.kind'), words: code(meetingKinds, of.kind) },
      { field: 'number', label: t('meetings.number'), words: of.number },
      { field: 'held', label: t('meetings.held-on'), words: of.heldOn === null ? '' : date(of.heldOn) },
      { field: 'place', label: t('meetings.place'), words: of.place },
      { field: 'agenda', label: t('meetings.agenda'), words: of.agenda.map(({ text }) => text).join('\n') },
      ...one.members.map(({ id, name: called }) => {
        const told = of.attendance[id];
        return { field: `attendance ${id}`, label: name(called), words: told === undefined ? '' : code(meetingAttendances, told) };
      }),
      { field: 'decisions', label: t('meetings.decisions'), words: of.decisions.map(decisionWords).join('\n') },
    ];
    const saved = wordsOf(theirs);
    return wordsOf(mine)
      .map(({ field, label, words }, n) => ({ field, label, mine: words, theirs: saved[n]!.words }))
      .filter((field) => field.mine !== field.theirs);
  };
}
