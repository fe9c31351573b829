import { Select, Stack } from '@mantine/core';
import { safeContacts, specialNeeds } from '@himaya/domain';
import { useWords } from '../../platform/words';
import type { SectionProps } from './case-form';
import { Codes } from './exploitation-section';
import classes from './needs-section.module.css';

/** What the person needs special care with, and how they may be reached. */
export function NeedsSection({ values, onChange, error }: SectionProps) {
  const { t, options } = useWords();
  return (
    <Stack gap="lg">
      <Codes
        label={t('case.special-needs')}
        of={specialNeeds}
        value={values.specialNeeds}
        onChange={(chosen) => onChange({ specialNeeds: specialNeeds.codes.filter((need) => chosen.includes(need)) })}
        error={error('specialNeeds')}
      />
      <Select
        className={classes.contact}
        label={t('case.safe-contact')}
        description={t('case.safe-contact-hint')}
        data={options(safeContacts)}
        value={values.safeContact}
        onChange={(safeContact) => safeContacts.has(safeContact) && onChange({ safeContact })}
        error={error('safeContact')}
      />
    </Stack>
  );
}
