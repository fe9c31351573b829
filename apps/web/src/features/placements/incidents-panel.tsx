import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  incidentSeverities,
  incidentTold,
  shelterIncidentKinds,
  type IncidentSeverity,
  type IncidentTold,
  type PlacementView,
  type ShelterIncidentKind,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useRecordIncident } from './placements.queries';
import classes from './placements.module.css';

/** What happened to or through the person in the house. */
export function IncidentsPanel({ placement }: { readonly placement: PlacementView }) {
  const { t, code, list } = useWords();
  const { instant } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('shelter.incidents')}
      icon={<IconAlertTriangle size={20} aria-hidden="true" />}
      actions={
        placement.mayRecord &&
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('shelter.record-incident')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {open && <Record placement={placement} onDone={() => setOpen(false)} />}
        {placement.incidents.length === 0 ? (
          <Text c="dimmed">{t('shelter.no-incidents')}</Text>
        ) : (
          <ul className={rows.inner}>
            {placement.incidents.map((one) => (
              <li key={one.id} className={rows.row}>
                <div className={rows.words}>
                  <span className={rows.name}>{code(shelterIncidentKinds, one.kind)}</span>
                  <Text size="sm" c="dimmed">
                    {instant(one.occurredAt)}
                  </Text>
                  {one.narrative !== null && <Text className={classes.narrative}>{one.narrative}</Text>}
                  {one.owed.length > 0 && (
                    <Text size="sm" fw={600}>
                      {t('shelter.owes', { who: list(one.owed.map((who) => code(incidentTold, who))) })}
                    </Text>
                  )}
                </div>
                <StatusBadge tone={one.severity === 'minor' ? 'neutral' : 'stopped'}>{code(incidentSeverities, one.severity)}</StatusBadge>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}

function Record({ placement, onDone }: { readonly placement: PlacementView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const record = useRecordIncident(placement);
  const [kind, setKind] = useState<ShelterIncidentKind | null>(null);
  const [severity, setSeverity] = useState<IncidentSeverity | null>(null);
  const [when, setWhen] = useState('');
  const [told, setTold] = useState<string[]>([]);
  const [narrative, setNarrative] = useState('');
  const [tried, setTried] = useState(false);
  const required = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (kind === null || severity === null || when === '' || narrative.trim() === '') return;
    record.mutate(
      {
        kind,
        severity,
        occurredAt: new Date(when).toISOString(),
        told: told.filter((one): one is IncidentTold => incidentTold.has(one)),
        narrative,
      },
      {
        onSuccess: () => {
          sayDone('shelter.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('shelter.kind')}
          data={options(shelterIncidentKinds)}
          value={kind}
          onChange={(value) => setKind(shelterIncidentKinds.has(value) ? value : null)}
          error={required(kind === null)}
        />
        <Select
          label={t('shelter.severity')}
          data={options(incidentSeverities)}
          value={severity}
          onChange={(value) => setSeverity(incidentSeverities.has(value) ? value : null)}
          error={required(severity === null)}
        />
        <TextInput
          type="datetime-local"
          label={t('shelter.when')}
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
          error={required(when === '')}
        />
        <Checkbox.Group label={t('shelter.told')} value={told} onChange={setTold}>
          <Group gap="md" mt="xs">
            {options(incidentTold).map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <Textarea
          label={t('shelter.narrative')}
          value={narrative}
          onChange={(event) => setNarrative(event.currentTarget.value)}
          error={required(narrative.trim() === '')}
          maxLength={4000}
          autosize
          minRows={3}
        />
        <ProblemAlert error={record.error} />
        <Group>
          <Button type="submit" loading={record.isPending}>
            {t('shelter.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
