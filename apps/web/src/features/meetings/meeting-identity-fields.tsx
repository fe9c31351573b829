import { Select, TextInput } from '@mantine/core';
import { localDay, meetingKinds, meetingLimits } from '@himaya/domain';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { isMeetingNumber, type MeetingWriting } from './minutes-writing';

/** Which meeting it was: kind, number, day and place. @param tried whether somebody tried to send, so that what is missing is named */
export function MeetingIdentityFields({
  written,
  tried,
  onChange,
}: {
  readonly written: MeetingWriting;
  readonly tried: boolean;
  readonly onChange: (changed: Partial<MeetingWriting>) => void;
}) {
  const { t, options } = useWords();
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  return (
    <>
      <Select
        label={t('meetings.kind')}
        data={options(meetingKinds)}
        value={written.kind}
        onChange={(value) => meetingKinds.has(value) && onChange({ kind: value })}
        allowDeselect={false}
        required
      />
      <TextInput
        label={t('meetings.number')}
        value={written.number}
        onChange={({ currentTarget: { value } }) => onChange({ number: value })}
        inputMode="numeric"
        error={missing(!isMeetingNumber(wholeNumberOf(written.number)))}
        required
      />
      <DateField
        label={t('meetings.held-on')}
        value={written.heldOn}
        onChange={(heldOn) => onChange({ heldOn })}
        maxDate={localDay(new Date())}
        error={missing(written.heldOn === null)}
        required
      />
      <TextInput
        label={t('meetings.place')}
        value={written.place}
        onChange={({ currentTarget: { value } }) => onChange({ place: value })}
        maxLength={meetingLimits.place}
        error={missing(written.place.trim() === '')}
        required
      />
    </>
  );
}
