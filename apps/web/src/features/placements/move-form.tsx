import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowForward } from '@tabler/icons-react';
import {
  placementMachine,
  placementMoves,
  placementReasons,
  placementWills,
  type MoveField,
  type PlaceId,
  type PlacementMove,
  type PlacementReason,
  type PlacementView,
  type PlacementWill,
  type ReferralId,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMovePlacement, useReloadPlacements } from './placements.queries';

/** The step that is most likely meant, first. */
const likely: readonly PlacementMove[] = ['ask', 'admit', 'return', 'leave'];

/** One step of a stay, with the fields that the domain's table gives it. */
export function MoveForm({ placement }: { readonly placement: PlacementView }) {
  const { t, options } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadPlacements();
  const moving = useMovePlacement(placement);
  const [move, setMove] = useState<PlacementMove>(likely.find((one) => placement.moves.includes(one)) ?? placement.moves[0]!);
  const [placeId, setPlaceId] = useState<PlaceId | null>(placement.place?.id ?? placement.fittingPlaces[0]?.id ?? null);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState<PlacementReason | null>(null);
  const [referralId, setReferralId] = useState<ReferralId | null>(placement.handOverReferrals[0] ?? null);
  const [will, setWill] = useState<PlacementWill | null>(null);
  const [tried, setTried] = useState(false);
  const rule = placementMachine[move];
  const asks = (field: MoveField): boolean => rule.needs.includes(field) || rule.may?.includes(field) === true;
  const values = { placeId, until: until === '' ? null : new Date(until).toISOString(), reason, referralId, will };
  const missing = (field: MoveField): string | undefined =>
    tried && asks(field) && values[field] === null ? t('field.required') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const given = Object.entries(values).filter(([field]) => asks(field as MoveField));
    if (given.some(([, value]) => value === null)) return;
    moving.mutate({ move, ...Object.fromEntries(given) }, { onSuccess: () => sayDone('shelter.done') });
  };
  return (
    <Panel title={t('shelter.steps')} icon={<IconArrowForward size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('shelter.steps')}
            data={options(placementMoves, placement.moves)}
            value={move}
            onChange={(value) => placementMoves.has(value) && setMove(value)}
            allowDeselect={false}
          />
          {asks('placeId') &&
            (placement.fittingPlaces.length === 0 ? (
              <Text>{t('shelter.no-fit')}</Text>
            ) : (
              <Select
                label={t('shelter.choose-place')}
                data={placement.fittingPlaces.map(({ id, house, label }) => ({
                  value: id,
                  label: `${house} · ${t('shelter.place', { label: number(label) })}`,
                }))}
                value={placeId}
                onChange={(value) => setPlaceId(placement.fittingPlaces.find(({ id }) => id === value)?.id ?? null)}
                error={missing('placeId')}
              />
            ))}
          {asks('until') && (
            <TextInput
              type="datetime-local"
              label={t(move === 'leave' ? 'shelter.back-by' : 'shelter.hold-until')}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
              error={missing('until')}
            />
          )}
          {asks('reason') && (
            <Select
              label={t('shelter.reason')}
              data={options(placementReasons, rule.reasons ?? [])}
              value={reason}
              onChange={(value) => setReason(placementReasons.has(value) ? value : null)}
              error={missing('reason')}
            />
          )}
          {asks('referralId') && (
            <Select
              label={t('shelter.to-referral')}
              data={placement.handOverReferrals.map((id, n) => ({ value: id, label: t('shelter.to-shelter', { number: number(n + 1) }) }))}
              value={referralId}
              onChange={(value) => setReferralId(placement.handOverReferrals.find((id) => id === value) ?? null)}
              error={missing('referralId')}
            />
          )}
          {asks('will') && (
            <Select
              label={t('shelter.their-will')}
              data={options(placementWills)}
              value={will}
              onChange={(value) => setWill(placementWills.has(value) ? value : null)}
              error={missing('will')}
            />
          )}
          <ProblemAlert error={moving.error} onReload={reload} />
          <Group>
            <Button type="submit" loading={moving.isPending}>
              {t('shelter.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
