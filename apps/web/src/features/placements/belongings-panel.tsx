import { useState, type FormEvent } from 'react';
import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconBriefcase, IconPrinter } from '@tabler/icons-react';
import {
  belongingKinds,
  belongingReceivers,
  type BelongingKind,
  type BelongingReceiver,
  type BelongingView,
  type PlacementView,
} from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import rows from '../../ui/rows.module.css';
import { useReloadPlacements, useReturnBelonging, useTakeBelongings } from './placements.queries';

/** What the house keeps for the person, taken and given back item by item. */
export function BelongingsPanel({ placement }: { readonly placement: PlacementView }) {
  const { t } = useWords();
  return (
    <Panel
      title={t('shelter.belongings')}
      icon={<IconBriefcase size={20} aria-hidden="true" />}
      actions={
        placement.belongings.length > 0 && (
          <Button
            component={Link}
            to={`/placements/${placement.id}/receipt`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
          >
            {t('shelter.receipt')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {placement.belongings.length === 0 ? (
          <Text c="dimmed">{t('shelter.no-belongings')}</Text>
        ) : (
          <ul className={rows.inner}>
            {placement.belongings.map((one) => (
              <Item key={one.id} one={one} />
            ))}
          </ul>
        )}
        {placement.mayRecord && <Take placement={placement} />}
      </Stack>
    </Panel>
  );
}

function Item({ one }: { readonly one: BelongingView }) {
  const { t, code, options } = useWords();
  const { instant, number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadPlacements();
  const giving = useReturnBelonging(one);
  const [receiver, setReceiver] = useState<BelongingReceiver>('person');
  const what = code(belongingKinds, one.kind);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{`${what} × ${number(one.count)}`}</span>
        {one.description !== null && <Text size="sm">{one.description}</Text>}
        <Text size="sm" c="dimmed">
          {one.returnedAt === null || one.receiver === null
            ? t('shelter.kept-since', { time: instant(one.takenAt) })
            : t('shelter.returned', { who: code(belongingReceivers, one.receiver), time: instant(one.returnedAt) })}
        </Text>
        <ProblemAlert error={giving.error} onReload={reload} />
      </div>
      {one.returnedAt === null && (
        <Group gap="xs" align="flex-end">
          <Select
            label={t('shelter.give-to')}
            data={options(belongingReceivers)}
            value={receiver}
            onChange={(value) => belongingReceivers.has(value) && setReceiver(value)}
            allowDeselect={false}
            w="9rem"
          />
          <Button
            variant="light"
            loading={giving.isPending}
            onClick={() => giving.mutate(receiver, { onSuccess: () => sayDone('shelter.done') })}
          >
            {t('shelter.give-back', { what })}
          </Button>
        </Group>
      )}
    </li>
  );
}

function Take({ placement }: { readonly placement: PlacementView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const take = useTakeBelongings(placement);
  const [kind, setKind] = useState<BelongingKind | null>(null);
  const [count, setCount] = useState<number | string>(1);
  const [description, setDescription] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (kind === null || typeof count !== 'number') return;
    take.mutate(
      { items: [{ kind, count, description: description.trim() === '' ? null : description }] },
      {
        onSuccess: () => {
          sayDone('shelter.done');
          setKind(null);
          setCount(1);
          setDescription('');
          setTried(false);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Group gap="md" align="flex-end">
        <Select
          label={t('shelter.kind')}
          data={options(belongingKinds)}
          value={kind}
          onChange={(value) => setKind(belongingKinds.has(value) ? value : null)}
          error={tried && kind === null ? t('field.required') : undefined}
          searchable
        />
        <NumberInput label={t('shelter.count')} value={count} onChange={setCount} min={1} max={99} allowDecimal={false} w="6rem" />
        <TextInput
          label={t('shelter.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
        />
        <Button type="submit" variant="light" loading={take.isPending}>
          {t('shelter.take')}
        </Button>
      </Group>
      <ProblemAlert error={take.error} />
    </form>
  );
}
