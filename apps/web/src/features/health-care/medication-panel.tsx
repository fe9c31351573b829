import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPill, IconPrinter } from '@tabler/icons-react';
import { medicationChanges, medicationKinds, type CareView, type MedicationLineView } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { MedicationForm } from './medication-form';
import classes from './care.module.css';

/** What the person takes and does not bear; what was changed or stopped stays to be seen. */
export function MedicationPanel({ care }: { readonly care: CareView }) {
  const { t } = useWords();
  return (
    <Panel
      title={t('medication.title')}
      icon={<IconPill size={20} aria-hidden="true" />}
      actions={
        care.medication.some(({ current }) => current) && (
          <Button
            component={Link}
            to={`/care/${care.id}/medication`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
          >
            {t('medication.sheet')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {care.medication.length === 0 ? (
          <Text c="dimmed">{t('medication.none')}</Text>
        ) : (
          <ul className={rows.inner} data-top>
            {care.medication.map((line) => (
              <Line key={`${line.id} ${line.version}`} line={line} care={care} />
            ))}
          </ul>
        )}
        {care.mayRecord && <MedicationForm key={care.medication.length} care={care} />}
      </Stack>
    </Panel>
  );
}

function Line({ line, care }: { readonly line: MedicationLineView; readonly care: CareView }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [changing, setChanging] = useState(false);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name} dir="auto">
          {line.name}
        </span>
        {line.dose !== null && line.often !== null && <Text dir="auto">{`${line.dose} · ${line.often}`}</Text>}
        <Text size="sm" c="dimmed">
          {[
            line.until === null
              ? t('medication.since', { from: date(line.from) })
              : t('medication.span', { from: date(line.from), until: date(line.until) }),
            line.change === null ? null : code(medicationChanges, line.change),
            line.earlier.length === 0 ? null : t('medication.versions', { number: number(line.version) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {line.kind === 'allergy' && <StatusBadge tone="stopped">{code(medicationKinds, line.kind)}</StatusBadge>}
        <StatusBadge tone={line.current ? 'active' : 'neutral'}>
          {t(line.current ? 'medication.current' : 'medication.not-current')}
        </StatusBadge>
        {care.mayRecord && line.changes.length > 0 && (
          <Button variant="default" size="sm" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {t('medication.change')}
          </Button>
        )}
      </Group>
      {changing && (
        <div className={classes.form}>
          <MedicationForm care={care} of={line} />
        </div>
      )}
    </li>
  );
}
