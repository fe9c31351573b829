import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import {
  criminalCourts,
  exploitationForms,
  isDesignatedForTrafficking,
  localDay,
  type CriminalCourt,
  type ExploitationForm,
  type IsoDate,
} from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useOpenProceeding } from './proceedings.queries';

/** Opens a proceeding; no field of it asks for a victim. */
export function OpenForm({ onDone }: { readonly onDone: () => void }) {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const open = useOpenProceeding();
  const today = localDay(new Date());
  const [number, setNumber] = useState('');
  const [court, setCourt] = useState<CriminalCourt | null>(null);
  const [form, setForm] = useState<ExploitationForm | null>(null);
  const [openedOn, setOpenedOn] = useState<IsoDate | null>(today);
  const [tried, setTried] = useState(false);
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (number.trim() === '' || court === null || form === null || openedOn === null) return;
    open.mutate(
      { number, court, form, openedOn },
      {
        onSuccess: ({ id }) => {
          sayDone('proceeding.done');
          void navigate(`/proceedings/${id}`);
        },
      },
    );
  };
  return (
    <Panel title={t('proceeding.open')} icon={<IconBuildingBank size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('proceeding.number')}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={missing(number.trim() === '')}
            maxLength={60}
            autoComplete="off"
          />
          <Select
            label={t('proceeding.court')}
            description={court !== null && isDesignatedForTrafficking(court) ? t('proceeding.designated') : null}
            data={options(criminalCourts)}
            value={court}
            onChange={(value) => setCourt(criminalCourts.has(value) ? value : null)}
            error={missing(court === null)}
            searchable
          />
          <Select
            label={t('proceeding.form')}
            data={options(exploitationForms)}
            value={form}
            onChange={(value) => setForm(exploitationForms.has(value) ? value : null)}
            error={missing(form === null)}
          />
          <DateField
            label={t('proceeding.opened-on')}
            value={openedOn}
            onChange={setOpenedOn}
            maxDate={today}
            error={missing(openedOn === null)}
          />
          <ProblemAlert error={open.error} />
          <Group>
            <Button type="submit" loading={open.isPending}>
              {t('proceeding.save')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('proceeding.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
