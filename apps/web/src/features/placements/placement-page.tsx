import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconBed, IconHistory, IconInfoCircle } from '@tabler/icons-react';
import {
  exitDestinations,
  exitSafeties,
  personCategories,
  placementEvents,
  placementReasons,
  placementStatuses,
  type PlacementView,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { TrackDocuments } from '../documents';
import { CopyPartPanel } from '../own-copies';
import { BelongingsPanel } from './belongings-panel';
import { ExitForm } from './exit-form';
import { IncidentsPanel } from './incidents-panel';
import { MoveForm } from './move-form';
import { usePlacement } from './placements.queries';

/** One stay: where the person is, what comes next, what is kept, what happened. */
export function PlacementPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('shelter.stay');
  const placement = usePlacement(id);
  if (placement.error) return <ErrorState error={placement.error} onRetry={() => void placement.refetch()} />;
  if (!placement.data) return <LoadingState rows={5} height={110} />;
  const one = placement.data;
  return (
    <>
      <PageHeader back={{ to: '/shelter', label: t('shelter.back') }} title={one.called} />
      <Stack gap="lg">
        <Standing placement={one} />
        {one.moves.length > 0 && <MoveForm key={one.version} placement={one} />}
        <BelongingsPanel placement={one} />
        <IncidentsPanel placement={one} />
        <CopyPartPanel fileId={one.id} />
        <TrackDocuments caseId={one.caseId} categories={['shelter']} />
        {one.mayExit && <ExitForm key={`exit ${one.version}`} placement={one} />}
        <Panel title={t('shelter.history')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
          <ul className={rows.list}>
            {one.events.map((event) => (
              <Event key={event.id} event={event} />
            ))}
          </ul>
        </Panel>
      </Stack>
    </>
  );
}

function Standing({ placement: one }: { readonly placement: PlacementView }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  return (
    <Panel title={t('shelter.stay')} icon={<IconBed size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <StatusBadge
          tone={one.status === 'ended' || one.status === 'cancelled' ? 'neutral' : one.status === 'waiting' ? 'waiting' : 'active'}
        >
          {code(placementStatuses, one.status)}
        </StatusBadge>
        <Text>
          {[
            code(personCategories, one.personCategory),
            one.needsAdapted ? t('shelter.needs-adapted') : null,
            one.place === null ? null : `${one.place.house} · ${t('shelter.place', { label: number(one.place.label) })}`,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('shelter.since', { time: instant(one.statusSince) })}
          {one.until !== null && ` · ${t('shelter.until', { time: instant(one.until) })}`}
        </Text>
        {one.destination !== null && one.safety !== null && (
          <Text>{t('shelter.left', { where: code(exitDestinations, one.destination), safety: code(exitSafeties, one.safety) })}</Text>
        )}
        {one.caseId !== null && (
          <Anchor component={Link} to={`/cases/${one.caseId}`}>
            {t('shelter.case')}
          </Anchor>
        )}
        {one.sharingEndedAt !== null && (
          <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
            {t('shelter.sharing-ended', { time: instant(one.sharingEndedAt) })}
          </Alert>
        )}
        {one.bestInterestsMissing && (
          <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
            {t('shelter.best-interests')}
          </Alert>
        )}
      </Stack>
    </Panel>
  );
}

function Event({ event }: { readonly event: PlacementView['events'][number] }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span>{code(placementEvents, event.kind)}</span>
        <Text size="sm" c="dimmed">
          {[
            instant(event.at),
            event.by === null ? null : t('shelter.by', { name: event.by }),
            event.place === null ? null : t('shelter.place', { label: number(event.place) }),
            event.reason === null ? null : code(placementReasons, event.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
    </li>
  );
}
