import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Stack, TextInput, Textarea } from '@mantine/core';
import { IconHomePlus } from '@tabler/icons-react';
import { houseServices, type HouseService } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useOpenShelter } from './placements.queries';

/** Takes a house into the register; its address is sealed. */
export function NewHouse() {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const open = useOpenShelter();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [services, setServices] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const missing = (value: string): string | undefined => (tried && value.trim() === '' ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || address.trim() === '') return;
    open.mutate(
      { name, address, services: services.filter((one): one is HouseService => houseServices.has(one)) },
      {
        onSuccess: ({ id }) => {
          sayDone('shelter.done');
          void navigate(`/shelter/houses/${id}`);
        },
      },
    );
  };
  return (
    <Panel title={t('shelter.add-house')} icon={<IconHomePlus size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('shelter.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={missing(name)}
            maxLength={100}
            autoComplete="off"
          />
          <Textarea
            label={t('shelter.address')}
            description={t('shelter.address-hint')}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={missing(address)}
            maxLength={500}
            autoComplete="off"
          />
          <Checkbox.Group label={t('shelter.services')} value={services} onChange={setServices}>
            <Group gap="md" mt="xs">
              {options(houseServices).map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
          <ProblemAlert error={open.error} />
          <Group>
            <Button type="submit" loading={open.isPending}>
              {t('shelter.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
