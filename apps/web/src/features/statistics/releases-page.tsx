import { useState } from 'react';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconTable, IconWorld } from '@tabler/icons-react';
import { releaseStatuses, type ReleaseListItem, type ReleaseStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { useSession } from '../../platform/session';
import { PageHeader } from '../../ui/page-header';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { NewFromTemplate } from './new-from-template';
import { usePeriodName } from './period-choices';
import { useReleases } from './releases.queries';

/** Frozen tables in one status; what waits for a second person comes first to the eye. */
export function ReleasesPage() {
  const { t } = useWords();
  useDocumentTitle('releases.title');
  const { ability } = useSession();
  const [status, setStatus] = useState<ReleaseStatus>('proposed');
  return (
    <>
      <PageHeader
        title={t('releases.title')}
        intro={t('releases.intro')}
        actions={
          <Button component={Link} to="/returns" variant="default" leftSection={<IconWorld size={18} aria-hidden="true" />}>
            {t('returns.title')}
          </Button>
        }
      />
      <Stack gap="lg">
        {ability.can('open', 'Release') && <NewFromTemplate />}
        <StatusList
          title={t('releases.list')}
          icon={<IconTable size={20} aria-hidden="true" />}
          empty={{ icon: <IconTable size={30} stroke={1.6} aria-hidden="true" />, title: t('releases.none') }}
          statuses={releaseStatuses}
          status={status}
          onStatus={setStatus}
          list={useReleases(status)}
          row={(item) => <Item key={item.id} item={item} />}
        />
      </Stack>
    </>
  );
}

function Item({ item: { id, measure, by, period, requestedAt } }: { readonly item: ReleaseListItem }) {
  const { t, name, list } = useWords();
  const { instant } = useDates();
  const periodName = usePeriodName();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/releases/${id}`} className={rows.name}>
          {`${name(measure.name)} · ${periodName(period.id)}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[
            ...(by.length > 0 ? [list(by.map((one) => t(`statistics-dimension.${one}`)))] : []),
            t('releases.asked', { time: instant(requestedAt) }),
          ].join(' · ')}
        </Text>
      </div>
    </li>
  );
}
