import { useEffect, useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import {
  contributionColumnIds,
  contributionRefusals,
  releaseReasons,
  releaseStatuses,
  type ContributionFile,
  type ContributionView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useContributionFile, useContributions, useStepContribution } from './contributions.queries';
import { releaseTones } from './release-tones';
import { StepButtons } from './step-dialog';

const icon = <IconFileSpreadsheet size={20} aria-hidden="true" />;

/** Every file that was asked for: what it tells and how coarsely, or why there is none, and what can be done with it next. */
export function ContributionList() {
  const { t } = useWords();
  const { items, error, retry, more, loadMore, loadingMore } = useContributions();
  return (
    <Panel title={t('contributions.list')} icon={icon} flush>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : !items ? (
        <LoadingState rows={2} />
      ) : items.length === 0 ? (
        <EmptyState icon={icon} title={t('contributions.none')} />
      ) : (
        <ul className={rows.list}>
          {items.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
      <LoadMore more={more} busy={loadingMore} onMore={loadMore} />
    </Panel>
  );
}

function Row({ one }: { readonly one: ContributionView }) {
  const { t, code, list } = useWords();
  const { number, instant } = useDates();
  const { ability } = useSession();
  const take = useStepContribution(one);
  const told = one.columns.map(({ id, level }) =>
    level === 0 ? code(contributionColumnIds, id) : t('contributions.coarser', { column: code(contributionColumnIds, id) }),
  );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{number(one.from === one.to ? String(one.from) : `${one.from}–${one.to}`)}</span>
        <Text size="sm" c="dimmed">
          {t('releases.asked', { time: instant(one.requestedAt) })}
        </Text>
        {one.rows !== null && <Text size="sm">{t('contributions.rows', { rows: number(one.rows), columns: list(told) })}</Text>}
        {one.refused !== null && <Text size="sm">{code(contributionRefusals, one.refused)}</Text>}
        {one.reason !== null && <Text size="sm">{code(releaseReasons, one.reason)}</Text>}
      </div>
      <Stack gap="xs" align="flex-start">
        <StatusBadge tone={releaseTones[one.status]}>{code(releaseStatuses, one.status)}</StatusBadge>
        {one.steps.length > 0 && <StepButtons steps={one.steps} take={take} />}
        {one.status === 'published' && ability.can('decide', 'Release') && <Download one={one} />}
      </Stack>
    </li>
  );
}

function Download({ one }: { readonly one: ContributionView }) {
  const { t } = useWords();
  const read = useContributionFile(one);
  return (
    <>
      {read.data ? (
        <Save file={read.data} />
      ) : (
        <Button variant="light" size="compact-md" loading={read.isPending} onClick={() => read.mutate()}>
          {t('contributions.count')}
        </Button>
      )}
      <ProblemAlert error={read.error} />
    </>
  );
}

function Save({ file }: { readonly file: ContributionFile }) {
  const { t } = useWords();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.csv], { type: 'text/csv' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file.csv]);
  return (
    <Button
      component="a"
      size="compact-md"
      href={address}
      download={file.fileName}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
    >
      {t('contributions.save')}
    </Button>
  );
}
