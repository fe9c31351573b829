import { useState } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconClock, IconPlus, IconWorld } from '@tabler/icons-react';
import { portalKinds, portalPlaces, portalStatuses, type PortalItemListItem, type PortalKind } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import { usePortalItems, useWaitingItems } from './portal-editor.queries';
import { tones } from './tones';

/** What is written for the public portal, kind by kind. */
export function PortalItemsPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('portal-editor.title');
  const [kind, setKind] = useState<PortalKind>('news');
  return (
    <>
      <PageHeader
        title={t('portal-editor.title')}
        intro={t('portal-editor.intro')}
        actions={
          <>
            <Button component="a" href="/portal" variant="default" leftSection={<IconWorld size={20} aria-hidden="true" />}>
              {t('portal-editor.visit')}
            </Button>
            {ability.can('open', 'PortalItem') && (
              <Button component={Link} to="/portal-editor/new" leftSection={<IconPlus size={20} aria-hidden="true" />}>
                {t('portal-editor.new')}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="lg">
        <Waiting />
        <StatusList
          title={t('portal-editor.list')}
          icon={<IconWorld size={20} aria-hidden="true" />}
          empty={{ icon: <IconWorld size={30} stroke={1.6} aria-hidden="true" />, title: t('portal-editor.none') }}
          statuses={portalKinds}
          status={kind}
          onStatus={setKind}
          list={usePortalItems(kind)}
          row={(item) => <Item key={item.id} item={item} />}
        />
      </Stack>
    </>
  );
}

/** What somebody proposed and nobody let out yet, whatever its kind. */
function Waiting() {
  const { t } = useWords();
  const { items, error, retry, more, loadingMore, loadMore } = useWaitingItems();
  if (error === null && (items === undefined || items.length === 0)) return null;
  return (
    <Panel title={t('portal-editor.waiting')} icon={<IconClock size={20} aria-hidden="true" />} flush>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ul className={rows.list}>
          {items?.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <LoadMore more={more} busy={loadingMore} onMore={loadMore} />
    </Panel>
  );
}

function Item({ item: { id, title, place, day, status, public: isPublic, changedAt } }: { readonly item: PortalItemListItem }) {
  const { t, code, name } = useWords();
  const { date, instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/portal-editor/${id}`} className={rows.name}>
          {place === null ? name(title) || title.ar : code(portalPlaces, place)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[date(day), t('portal-editor.changed', { time: instant(changedAt) })].join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {isPublic && status !== 'published' && <StatusBadge tone="done">{t('portal-editor.earlier-public')}</StatusBadge>}
        <StatusBadge tone={tones[status]}>{code(portalStatuses, status)}</StatusBadge>
      </Group>
    </li>
  );
}
