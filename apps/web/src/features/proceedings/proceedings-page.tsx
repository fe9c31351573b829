import { useState } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { criminalCourts, exploitationForms, proceedingStages, type ProceedingListItem } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { OpenForm } from './open-form';
import { toneOfStage } from './stage-tone';
import { useProceedings } from './proceedings.queries';

/** The proceedings that the own unit has, the latest first. */
export function ProceedingsPage() {
  const { t } = useWords();
  useDocumentTitle('proceeding.title');
  const list = useProceedings();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <PageHeader title={t('proceeding.title')} intro={t('proceeding.intro')} />
      <Stack gap="lg">
        {opening && <OpenForm onDone={() => setOpening(false)} />}
        <Panel
          title={t('proceeding.title')}
          icon={<IconBuildingBank size={20} aria-hidden="true" />}
          flush
          actions={!opening && <Button onClick={() => setOpening(true)}>{t('proceeding.open')}</Button>}
        >
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={3} />
          ) : list.items.length === 0 ? (
            <EmptyState
              icon={<IconBuildingBank size={30} stroke={1.6} aria-hidden="true" />}
              title={t('proceeding.none')}
              text={t('proceeding.none-text')}
            />
          ) : (
            <ul className={rows.list}>
              {list.items.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
      </Stack>
    </>
  );
}

function Row({ item }: { readonly item: ProceedingListItem }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/proceedings/${item.id}`} className={rows.name}>
          {item.number}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[
            code(criminalCourts, item.court),
            code(exploitationForms, item.form),
            date(item.openedOn),
            t('proceeding.number-of-defendants', { number: number(item.defendants) }),
          ].join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <StatusBadge tone={toneOfStage[item.stage]}>{code(proceedingStages, item.stage)}</StatusBadge>
      </Group>
    </li>
  );
}
