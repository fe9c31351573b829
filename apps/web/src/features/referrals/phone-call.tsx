import { Alert, Checkbox, Stack, TextInput } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import type { DirectoryUnitView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { ReferValues } from './refer-values';
import classes from './refer-wizard.module.css';

interface Props {
  readonly unit: DirectoryUnitView;
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
}

/** An immediate referral is phoned through: shows the number and records when, and who answered. */
export function PhoneCall({ unit, values, onChange }: Props) {
  const { t } = useWords();
  const { instant } = useDates();
  return (
    <Alert color="danger" icon={<IconPhoneCall aria-hidden="true" />} title={t('refer.phone-title')}>
      <Stack gap="sm">
        {unit.onCallPhone ? (
          <a href={`tel:${unit.onCallPhone.replace(/\s/g, '')}`} className={classes.phone}>
            <bdi dir="ltr">{unit.onCallPhone}</bdi>
          </a>
        ) : (
          <span>{t('refer.no-phone')}</span>
        )}
        <Checkbox
          label={t('refer.phoned')}
          description={values.phonedAt ? t('refer.phoned-at', { time: instant(values.phonedAt) }) : undefined}
          checked={values.phonedAt !== null}
          onChange={(event) => onChange({ phonedAt: event.currentTarget.checked ? new Date().toISOString() : null })}
        />
        {values.phonedAt && (
          <TextInput
            label={t('refer.spoke-to')}
            value={values.spokeTo}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => onChange({ spokeTo: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Alert>
  );
}
