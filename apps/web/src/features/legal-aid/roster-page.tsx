import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { governorates, type LawyerView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { LawyerForm } from './lawyer-form';
import { useChangeLawyer, useLawyers, useReloadLegalAid } from './legal-aid.queries';
import classes from './legal-aid.module.css';

/** Who of the office takes matters: where, in which languages, and for whom. */
export function RosterPage() {
  const { t } = useWords();
  useDocumentTitle('legal.roster');
  const list = useLawyers();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader back={{ to: '/legal-aid', label: t('legal.back') }} title={t('legal.roster')} intro={t('legal.roster-intro')} />
      <Stack gap="lg">
        <Panel
          title={t('legal.roster')}
          icon={<IconUsers size={20} aria-hidden="true" />}
          flush
          actions={!adding && <Button onClick={() => setAdding(true)}>{t('legal.add-lawyer')}</Button>}
        >
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={3} />
          ) : list.items.length === 0 ? (
            <EmptyState icon={<IconUsers size={30} stroke={1.6} aria-hidden="true" />} title={t('legal.roster-none')} />
          ) : (
            <ul className={rows.list}>
              {list.items.map((lawyer) => (
                <Row key={lawyer.id} lawyer={lawyer} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
        {adding && <LawyerForm onDone={() => setAdding(false)} />}
      </Stack>
    </>
  );
}

function Row({ lawyer }: { readonly lawyer: LawyerView }) {
  const { t, code, list, languageName } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const change = useChangeLawyer(lawyer);
  const reload = useReloadLegalAid();
  const { governorates: where, languages, trainedForChildren, active } = lawyer;
  return (
    <li className={active ? rows.row : `${rows.row} ${classes.past}`}>
      <div className={rows.words}>
        <span className={rows.name}>{lawyer.name}</span>
        <Text size="sm" c="dimmed">
          {[
            t('legal.bar', { number: lawyer.barNumber }),
            list(where.map((one) => code(governorates, one))),
            list(languages.map(languageName)),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </Text>
        <ProblemAlert error={change.error} onReload={reload} />
      </div>
      <Group gap="xs">
        {trainedForChildren && <StatusBadge tone="done">{t('legal.trained')}</StatusBadge>}
        {lawyer.hasAccount && <StatusBadge tone="neutral">{t('legal.account')}</StatusBadge>}
        <StatusBadge tone={active ? 'active' : 'neutral'}>
          {active ? t('legal.number-of-matters', { number: number(lawyer.matters) }) : t('legal.inactive')}
        </StatusBadge>
        <Button
          variant="default"
          size="xs"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { governorates: where, languages, trainedForChildren, active: !active },
              { onSuccess: () => sayDone('legal.done') },
            )
          }
        >
          {t(active ? 'legal.stop' : 'legal.resume')}
        </Button>
      </Group>
    </li>
  );
}
