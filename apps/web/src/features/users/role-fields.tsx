import { Select } from '@mantine/core';
import { roleReasons, type AppointmentReason, type IsoDate, appointmentReasons } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';

/** The last instant of a day in Iraq (UTC+3, no summer time). */
export const endOfDay = (day: IsoDate): string => `${day}T23:59:59+03:00`;

/** Why a role is given, and until when. */
export function RoleFields({
  reason,
  onReason,
  until,
  onUntil,
  needsEnd,
  error,
}: {
  readonly reason: AppointmentReason;
  readonly onReason: (reason: AppointmentReason) => void;
  readonly until: IsoDate | null;
  readonly onUntil: (day: IsoDate | null) => void;
  readonly needsEnd: boolean;
  readonly error?: string | undefined;
}) {
  const { t, options } = useWords();
  return (
    <>
      <Select
        label={t('user.reason')}
        data={options(roleReasons, appointmentReasons)}
        value={reason}
        allowDeselect={false}
        onChange={(chosen) => {
          const found = appointmentReasons.find((known) => known === chosen);
          if (found) onReason(found);
        }}
      />
      <DateField
        label={t('user.until')}
        description={t(needsEnd ? 'user.until-needed' : 'user.until-optional')}
        value={until}
        onChange={onUntil}
        required={needsEnd}
        error={error}
      />
    </>
  );
}
