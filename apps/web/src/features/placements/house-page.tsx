import { useState, type FormEvent } from 'react';
import { Anchor, Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconBed, IconMapPin, IconPlus } from '@tabler/icons-react';
import { houseServices, personCategories, placementStatuses, type PersonCategory, type PlaceView, type ShelterView } from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useAddPlaces, useChangePlace, useHouse, useReloadPlacements } from './placements.queries';
import classes from './placements.module.css';

/** One house, place by place. */
export function HousePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('shelter.houses');
  const house = useHouse(id);
  const { ability } = useSession();
  if (house.error) return <ErrorState error={house.error} onRetry={() => void house.refetch()} />;
  if (!house.data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader back={{ to: '/shelter', label: t('shelter.back') }} title={house.data.name} />
      <Stack gap="lg">
        <Where house={house.data} />
        <Panel title={t('shelter.places')} icon={<IconBed size={20} aria-hidden="true" />} flush>
          {house.data.places.length === 0 ? (
            <EmptyState icon={<IconBed size={30} stroke={1.6} aria-hidden="true" />} title={t('shelter.no-places')} />
          ) : (
            <ul className={rows.list}>
              {house.data.places.map((place) => (
                <Place key={place.id} place={place} />
              ))}
            </ul>
          )}
        </Panel>
        {ability.can('record', 'Shelter') && <AddPlaces id={id} />}
      </Stack>
    </>
  );
}

function Where({ house }: { readonly house: ShelterView }) {
  const { t, code, list } = useWords();
  return (
    <Panel title={t('shelter.address')} icon={<IconMapPin size={20} aria-hidden="true" />}>
      <Text className={classes.address}>{house.address}</Text>
      <Text size="sm" c="dimmed">
        {t('shelter.address-hint')}
      </Text>
      {house.services.length > 0 && (
        <Text size="sm" mt="xs">{`${t('shelter.services')}: ${list(house.services.map((one) => code(houseServices, one)))}`}</Text>
      )}
    </Panel>
  );
}

function Place({ place }: { readonly place: PlaceView }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const change = useChangePlace(place);
  const reload = useReloadPlacements();
  const tone = place.state === 'free' ? 'done' : place.state === 'reserved' ? 'waiting' : 'active';
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{t('shelter.place', { label: number(place.label) })}</span>
        <Text size="sm" c="dimmed">
          {code(personCategories, place.personCategory)}
          {place.adapted && ` · ${t('shelter.adapted')}`}
        </Text>
        {place.placement !== null && (
          <Anchor component={Link} to={`/placements/${place.placement.id}`}>
            {`${place.placement.called} · ${code(placementStatuses, place.placement.status)}`}
          </Anchor>
        )}
        {place.placement === null && place.state !== 'free' && <Text size="sm">{t('shelter.somebody')}</Text>}
        <ProblemAlert error={change.error} onReload={reload} />
      </div>
      <Group gap="xs">
        {place.inUse ? (
          <StatusBadge tone={tone}>{t(`shelter.state.${place.state}`)}</StatusBadge>
        ) : (
          <StatusBadge tone="stopped">{t('shelter.out-of-use')}</StatusBadge>
        )}
        {ability.can('change', 'Shelter') && place.state === 'free' && (
          <Button
            variant="default"
            size="xs"
            loading={change.isPending}
            onClick={() => change.mutate(undefined, { onSuccess: () => sayDone('shelter.done') })}
          >
            {t(place.inUse ? 'shelter.take-out' : 'shelter.put-back')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function AddPlaces({ id }: { readonly id: string }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const add = useAddPlaces(id);
  const [person, setPerson] = useState<PersonCategory>('women');
  const [count, setCount] = useState<number | string>(1);
  const [adapted, setAdapted] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof count !== 'number') return;
    add.mutate({ personCategory: person, adapted, count }, { onSuccess: () => sayDone('shelter.done') });
  };
  return (
    <Panel title={t('shelter.add-places')} icon={<IconPlus size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Group align="flex-end" gap="md">
          <Select
            label={t('shelter.for-whom')}
            data={options(personCategories)}
            value={person}
            onChange={(value) => personCategories.has(value) && setPerson(value)}
            allowDeselect={false}
          />
          <NumberInput label={t('shelter.count')} value={count} onChange={setCount} min={1} max={50} allowDecimal={false} w="8rem" />
          <Checkbox label={t('shelter.adapted')} checked={adapted} onChange={(event) => setAdapted(event.currentTarget.checked)} />
          <Button type="submit" loading={add.isPending}>
            {t('shelter.add-places')}
          </Button>
        </Group>
        <ProblemAlert error={add.error} />
      </form>
    </Panel>
  );
}
