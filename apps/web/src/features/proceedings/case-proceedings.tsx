import { useState } from 'react';
import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { criminalCourts, proceedingStages, type CaseProceedingsView, type CaseProceedingView, type CaseView } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { toneOfStage } from './stage-tone';
import { TestimonyPanel } from './testimony-panel';
import { useCaseProceedings, useEndProceedingLink, useLinkProceeding, useProceedings } from './proceedings.queries';
import classes from './proceedings.module.css';

/** What a case has of proceedings: which it is tied to, and how the person is heard and protected. */
export function CaseProceedings({ record }: { readonly record: CaseView }) {
  const found = useCaseProceedings(record.id);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingState rows={3} />;
  return (
    <Stack gap="lg">
      <LinkedPanel record={record} found={found.data} />
      <TestimonyPanel record={record} found={found.data} />
    </Stack>
  );
}

interface Props {
  readonly record: CaseView;
  readonly found: CaseProceedingsView;
}

function LinkedPanel({ record, found }: Props) {
  const { t } = useWords();
  const [linking, setLinking] = useState(false);
  return (
    <Panel
      title={t('testimony.proceedings')}
      icon={<IconBuildingBank size={20} aria-hidden="true" />}
      flush
      actions={
        found.mayWrite &&
        !linking && (
          <Button variant="default" onClick={() => setLinking(true)}>
            {t('testimony.link')}
          </Button>
        )
      }
    >
      {linking && (
        <div className={classes.form}>
          <LinkForm record={record} onDone={() => setLinking(false)} />
        </div>
      )}
      {found.proceedings.length === 0 ? (
        !linking && (
          <EmptyState
            icon={<IconBuildingBank size={30} stroke={1.6} aria-hidden="true" />}
            title={t('testimony.no-proceedings')}
            text={t('testimony.proceedings-note')}
          />
        )
      ) : (
        <ul className={rows.list}>
          {found.proceedings.map((one, n) => (
            <Row key={one.link?.id ?? n} one={one} mayUntie={found.mayWrite} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ one, mayUntie }: { readonly one: CaseProceedingView; readonly mayUntie: boolean }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const untie = useEndProceedingLink();
  const { link } = one;
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        {link === null ? (
          <span className={rows.name}>{code(criminalCourts, one.court)}</span>
        ) : (
          <Anchor component={Link} to={`/proceedings/${link.proceedingId}`} className={rows.name}>
            {link.number}
          </Anchor>
        )}
        <Text size="sm" c="dimmed">
          {[link === null ? null : code(criminalCourts, one.court), t('proceeding.since', { time: instant(one.stageSince) })]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        <ProblemAlert error={untie.error} />
      </div>
      <Group gap="xs">
        <StatusBadge tone={toneOfStage[one.stage]}>{code(proceedingStages, one.stage)}</StatusBadge>
        {mayUntie && link !== null && (
          <Button
            variant="default"
            size="xs"
            loading={untie.isPending}
            onClick={() => untie.mutate(link.id, { onSuccess: () => sayDone('proceeding.done') })}
          >
            {t('testimony.unlink')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function LinkForm({ record, onDone }: { readonly record: CaseView; readonly onDone: () => void }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const list = useProceedings();
  const link = useLinkProceeding(record.id);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = list.items?.find(({ id }) => id === chosenId);
  return (
    <Stack gap="sm">
      <Select
        label={t('testimony.choose')}
        description={t('testimony.proceedings-note')}
        data={(list.items ?? []).map(({ id, number, court }) => ({ value: id, label: `${number} · ${code(criminalCourts, court)}` }))}
        value={chosenId}
        onChange={setChosenId}
        searchable
      />
      <ProblemAlert error={link.error ?? list.error} />
      <Group>
        <Button
          disabled={chosen === undefined}
          loading={link.isPending}
          onClick={() =>
            chosen &&
            link.mutate(chosen.id, {
              onSuccess: () => {
                sayDone('proceeding.done');
                onDone();
              },
            })
          }
        >
          {t('testimony.link')}
        </Button>
        {list.more && (
          <Button variant="default" loading={list.loadingMore} onClick={list.loadMore}>
            {t('action.more')}
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {t('proceeding.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
