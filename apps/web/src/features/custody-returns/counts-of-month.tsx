import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import { custodyKinds, custodyKindsOf, type IsoDate } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { useLatestCounts } from './custody-returns.queries';

/** The counts that a ministry owes beside its report of the month, as long as they were not given; for every other body nothing. */
export function CountsOfMonth({ month }: { readonly month: IsoDate }) {
  const { me, ability } = useSession();
  return ability.can('list', 'CustodyReturn') && custodyKindsOf(me.unit.agencyId).length > 0 ? <Owed month={month} /> : null;
}

function Owed({ month }: { readonly month: IsoDate }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const { me } = useSession();
  const { data = [] } = useLatestCounts(custodyKindsOf(me.unit.agencyId), month);
  const owed = data.filter(({ asOf }) => asOf === null);
  if (owed.length === 0) return null;
  return (
    <Alert color="warn" icon={<IconUsersGroup size={20} aria-hidden="true" />} data-no-print>
      <Text size="sm">{t('custody.this-month', { month: date(month, 'month') })}</Text>
      <List size="sm">
        {owed.map(({ kind }) => (
          <List.Item key={kind}>{code(custodyKinds, kind)}</List.Item>
        ))}
      </List>
      <Anchor component={Link} to="/custody-returns" size="sm">
        {t('custody.open')}
      </Anchor>
    </Alert>
  );
}
