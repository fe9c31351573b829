import { useState } from 'react';
import { Anchor, Group, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { legalMatterStatuses, urgencies, type LegalMatterListItem, type LegalMatterStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { useLegalMatters } from './legal-aid.queries';

/** The office's matters in one status, the most urgent and longest waiting first. */
export function MatterList() {
  const { t } = useWords();
  const [status, setStatus] = useState<LegalMatterStatus>('opened');
  return (
    <StatusList
      title={t('legal.matters')}
      icon={<IconScale size={20} aria-hidden="true" />}
      empty={{ icon: <IconScale size={30} stroke={1.6} aria-hidden="true" />, title: t('legal.none') }}
      statuses={legalMatterStatuses}
      status={status}
      onStatus={setStatus}
      list={useLegalMatters(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: LegalMatterListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/legal-matters/${item.id}`} className={rows.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[code(urgencies, item.urgency), t('legal.since', { time: instant(item.statusSince) }), item.lawyer ?? t('legal.no-lawyer')].join(
            ' · ',
          )}
        </Text>
      </div>
      <Group gap="xs">{item.sharingEnded && <StatusBadge tone="stopped">{t('legal.sharing-over')}</StatusBadge>}</Group>
    </li>
  );
}
