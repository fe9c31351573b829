import { useState } from 'react';
import { Button, CloseButton, Group, Select, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { localDay, publicHolidays, type HolidayBody, type IsoDate, type PublicHoliday } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useDeclareHoliday, useWithdrawHoliday } from './identification.queries';
import classes from './identification.module.css';

const tomorrow = (): IsoDate => localDay(new Date(Date.now() + 86_400_000));

/** Days off to come, which the clocks of working days run round; declared and taken back by whoever keeps the rules. */
export function HolidaysPanel({ holidays, keeps }: { readonly holidays: readonly HolidayBody[]; readonly keeps: boolean }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const [adding, setAdding] = useState(false);
  const withdraw = useWithdrawHoliday();
  return (
    <Panel
      title={t('holidays.title')}
      icon={<IconCalendarOff size={20} aria-hidden="true" />}
      actions={
        keeps && (
          <Button size="sm" variant="default" onClick={() => setAdding(true)}>
            {t('holidays.declare')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <Text size="sm">{t('holidays.intro')}</Text>
        <ProblemAlert error={withdraw.error} />
        {holidays.length === 0 ? (
          <Text c="dimmed">{t('holidays.none')}</Text>
        ) : (
          <ul className={classes.list}>
            {holidays.map(({ day, name }) => (
              <li key={day}>
                <Group gap="sm" justify="space-between" wrap="nowrap">
                  <span>
                    <time dateTime={day}>{date(day)}</time> · {code(publicHolidays, name)}
                  </span>
                  {keeps && day >= tomorrow() && (
                    <CloseButton
                      size="lg"
                      aria-label={t('holidays.withdraw', { day: date(day) })}
                      onClick={() => withdraw.mutate(day, { onSuccess: () => sayDone('holidays.withdrawn') })}
                    />
                  )}
                </Group>
              </li>
            ))}
          </ul>
        )}
      </Stack>
      {adding && <Declare onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Declare({ onClose }: { readonly onClose: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [day, setDay] = useState<IsoDate | null>(null);
  const [name, setName] = useState<PublicHoliday>('declared');
  const [tried, setTried] = useState(false);
  const declare = useDeclareHoliday();
  const send = (): void => {
    setTried(true);
    if (day === null) return;
    declare.mutate(
      { day, name },
      {
        onSuccess: () => {
          sayDone('holidays.declared');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('holidays.declare')}
      text={t('holidays.declare-text')}
      confirmLabel={t('holidays.declare')}
      busy={declare.isPending}
      error={declare.error}
      onConfirm={send}
      onClose={onClose}
    >
      <DateField
        label={t('holidays.day')}
        value={day}
        onChange={setDay}
        minDate={tomorrow()}
        error={tried && day === null ? t('field.required') : undefined}
        required
      />
      <Select
        label={t('holidays.name')}
        data={options(publicHolidays)}
        value={name}
        onChange={(chosen) => publicHolidays.has(chosen) && setName(chosen)}
      />
    </ConfirmDialog>
  );
}
