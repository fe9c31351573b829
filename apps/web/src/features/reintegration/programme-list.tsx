import { useState } from 'react';
import { Anchor, Group, Text } from '@mantine/core';
import { IconPlant } from '@tabler/icons-react';
import { programmeStatuses, urgencies, type ProgrammeListItem, type ProgrammeStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { useProgrammes } from './reintegration.queries';

/** The unit's programmes in one status, the most urgent and longest waiting first. */
export function ProgrammeList() {
  const { t } = useWords();
  const [status, setStatus] = useState<ProgrammeStatus>('running');
  return (
    <StatusList
      title={t('programme.list')}
      icon={<IconPlant size={20} aria-hidden="true" />}
      empty={{ icon: <IconPlant size={30} stroke={1.6} aria-hidden="true" />, title: t('programme.none') }}
      statuses={programmeStatuses}
      status={status}
      onStatus={setStatus}
      list={useProgrammes(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: ProgrammeListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/programmes/${item.id}`} className={rows.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {`${code(urgencies, item.urgency)} · ${t('programme.since', { time: instant(item.statusSince) })}`}
        </Text>
      </div>
      <Group gap="xs">{item.sharingEnded && <StatusBadge tone="stopped">{t('programme.sharing-over')}</StatusBadge>}</Group>
    </li>
  );
}
