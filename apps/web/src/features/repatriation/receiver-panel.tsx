import { Stack, Text } from '@mantine/core';
import { IconBuildingCommunity, IconRubberStamp } from '@tabler/icons-react';
import { abroadBodies, abroadDestinations, abroadStatuses, type RepatriationView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { ClearanceRow } from './clearance-row';

/** Who takes the person on there: the same record as the case's hand-over abroad. */
export function ReceiverPanel({ one }: { readonly one: RepatriationView }) {
  const { t, code, country } = useWords();
  const { date } = useDates();
  const { receiver } = one;
  return (
    <Panel
      title={t('return.receiver')}
      icon={<IconBuildingCommunity size={20} aria-hidden="true" />}
      actions={receiver !== null && <StatusBadge tone="active">{code(abroadStatuses, receiver.status)}</StatusBadge>}
    >
      {receiver === null ? (
        <Text c="dimmed">{t('return.missing.receiver')}</Text>
      ) : (
        <Stack gap={4}>
          <Text fw={600} data-person>
            {receiver.body}
          </Text>
          <Text size="sm" c="dimmed">
            {[
              `${code(abroadDestinations, receiver.destination)}: ${country(receiver.country)}`,
              code(abroadBodies, receiver.bodyKind),
              receiver.handedOverOn === null ? null : t('abroad.handed-over-on', { date: date(receiver.handedOverOn) }),
              receiver.arrivedOn === null ? null : t('abroad.arrived-on', { date: date(receiver.arrivedOn) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
          {receiver.carer !== null && <Text data-person>{t('return.carer', { name: receiver.carer })}</Text>}
        </Stack>
      )}
    </Panel>
  );
}

/** Leave to go out, as often as it was asked. */
export function ClearancePanel({ one }: { readonly one: RepatriationView }) {
  const { t } = useWords();
  return (
    <Panel title={t('clearance.panel')} icon={<IconRubberStamp size={20} aria-hidden="true" />} flush>
      {one.clearances.length === 0 ? (
        <EmptyState icon={<IconRubberStamp size={30} stroke={1.6} aria-hidden="true" />} title={t('clearance.not-asked')} />
      ) : (
        <ul className={rows.list}>
          {one.clearances.map((each) => (
            <ClearanceRow key={`${each.id} ${each.version}`} one={each} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
