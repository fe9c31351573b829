import { useState } from 'react';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { incidentKinds, type IncidentListItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Clock, IncidentBadge } from './incident-badges';
import classes from './incidents.module.css';
import { useIncidents } from './incidents.queries';

/** The register of incidents, newest first, with the clocks that still run and the counts of the years. */
export function IncidentsPage() {
  const { t } = useWords();
  const { number } = useDates();
  const [state, setState] = useState('open');
  useDocumentTitle('incidents.title');
  const list = useIncidents(state);
  const items = list.data?.pages.flatMap((page) => page.items);
  const years = list.data?.pages[0]?.years ?? [];
  return (
    <>
      <PageHeader
        title={t('incidents.title')}
        intro={
          years.length > 0 && (
            <Group gap="md" aria-label={t('incidents.years')} role="group">
              {years.map(({ year, count }) => (
                <span key={year}>{t('incidents.year', { year: number(year), number: number(count) })}</span>
              ))}
            </Group>
          )
        }
        actions={
          <>
            <SegmentedControl
              aria-label={t('incidents.shown')}
              value={state}
              onChange={setState}
              data={(['open', 'closed'] as const).map((value) => ({ value, label: t(`incidents.${value}`) }))}
            />
            <Button component={Link} to="/incidents/new" leftSection={<IconPlus size={20} aria-hidden="true" />}>
              {t('incidents.report-title')}
            </Button>
          </>
        }
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !items ? (
          <LoadingState rows={3} height={80} />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconAlertTriangle size={30} stroke={1.6} aria-hidden="true" />} title={t('incidents.none')} />
        ) : (
          <ul className={classes.list}>
            {items.map((incident) => (
              <IncidentRow key={incident.id} incident={incident} />
            ))}
          </ul>
        )}
        <LoadMore more={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      </Panel>
    </>
  );
}

function IncidentRow({ incident }: { readonly incident: IncidentListItem }) {
  const { code, name } = useWords();
  const { instant } = useDates();
  return (
    <li>
      <Link to={`/incidents/${incident.id}`} className={classes.row}>
        <div className={classes.facts}>
          <Text fw={600}>{code(incidentKinds, incident.kind)}</Text>
          <div className={classes.more}>
            <span>{instant(incident.reportedAt)}</span>
            <span>{name(incident.unit.name)}</span>
          </div>
        </div>
        <div className={classes.facts}>
          {incident.clocks
            .filter(({ stoppedAt }) => stoppedAt === null)
            .map((clock) => (
              <Clock key={clock.clock} clock={clock} />
            ))}
        </div>
        <IncidentBadge state={incident.state} />
      </Link>
    </li>
  );
}
