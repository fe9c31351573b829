import { Anchor, Text } from '@mantine/core';
import { IconReceipt2 } from '@tabler/icons-react';
import { careKinds, chargeReasons, services, type ChargedEncounter } from '@himaya/domain';
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
import rows from '../../ui/rows.module.css';
import { useCharges } from './care.queries';

/** The exceptions from free treatment: who was made to pay, what for, and how much. */
export function ChargesPage() {
  const { t } = useWords();
  useDocumentTitle('care.charges');
  const list = useCharges();
  return (
    <>
      <PageHeader back={{ to: '/care', label: t('care.back') }} title={t('care.charges')} intro={t('care.charges-intro')} />
      <Panel flush title={t('care.charged-visits')} icon={<IconReceipt2 size={20} aria-hidden="true" />}>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={3} />
        ) : list.items.length === 0 ? (
          <EmptyState icon={<IconReceipt2 size={30} stroke={1.6} aria-hidden="true" />} title={t('care.no-charges')} />
        ) : (
          <ul className={rows.list}>
            {list.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}

function Item({ item }: { readonly item: ChargedEncounter }) {
  const { t, code, list } = useWords();
  const { date, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/care/${item.careId}`} className={rows.name}>
          {`${date(item.occurredOn)} · ${item.called}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {`${code(services, item.service)} · ${list(item.care.map((kind) => code(careKinds, kind)))}`}
        </Text>
        <Text size="sm">{code(chargeReasons, item.chargeReason)}</Text>
      </div>
      <Text fw={600}>{t('care.dinars', { number: number(item.chargeAmount) })}</Text>
    </li>
  );
}
