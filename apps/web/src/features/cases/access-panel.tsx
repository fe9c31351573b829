import { Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { grantBases, grantEndings, type CaseView, type GrantView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useGrants } from './cases.queries';
import classes from './access-panel.module.css';

/** Who can open this case and why, and what the reader holds of it. */
export function AccessPanel({ record }: { readonly record: CaseView }) {
  const { t, code, list, name } = useWords();
  const { instant } = useDates();
  const grants = useGrants(record.id);
  const { access } = record;
  return (
    <Panel title={t('access.title')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <section>
          <Text size="sm" c="dimmed">
            {t('access.yours', { bases: list(access.bases.map((basis) => code(grantBases, basis))) })}
          </Text>
          <CategoryPills of={access.read} />
          {access.until && (
            <Text size="sm" mt={4}>
              {t('access.until', { time: instant(access.until) })}
            </Text>
          )}
        </section>
        <section>
          <Text size="sm" c="dimmed">
            {t('access.responsible')}
          </Text>
          <Text fw={500}>{name(record.responsibleUnit.name)}</Text>
        </section>
        {grants.error ? (
          <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />
        ) : !grants.data ? (
          <LoadingState rows={2} height={40} />
        ) : (
          <ul className={classes.list}>
            {grants.data.map((grant) => (
              <Grant key={grant.id} grant={grant} />
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}

function Grant({ grant }: { readonly grant: GrantView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const over = grant.status === 'ended' || grant.status === 'expired';
  return (
    <li className={classes.grant} data-over={over || undefined}>
      <div className={classes.unit}>{grant.unit ? name(grant.unit.name) : t('access.unnamed')}</div>
      <div className={classes.more}>
        {code(grantBases, grant.basis)}
        {' · '}
        {grant.endedAt
          ? t('access.ended', { time: instant(grant.endedAt), why: grant.ending ? code(grantEndings, grant.ending) : '' })
          : t('access.since', { time: instant(grant.startsAt) })}
        {!over && grant.endsAt && ` · ${t('access.ends', { time: instant(grant.endsAt) })}`}
      </div>
    </li>
  );
}
