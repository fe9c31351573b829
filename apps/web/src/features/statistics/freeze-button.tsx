import { Button } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import type { StatisticsAnswer } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useRequestRelease } from './releases.queries';

/** Asks for the table on the page to be frozen for publication: of one period, and of what is counted. */
export function FreezeButton({ answer: { about, by, periods } }: { readonly answer: StatisticsAnswer }) {
  const { t } = useWords();
  const { ability } = useSession();
  const navigate = useNavigate();
  const ask = useRequestRelease();
  const [period] = periods;
  if (!ability.can('open', 'Release') || period === undefined || periods.length > 1 || !['persons', 'facts'].includes(about.counts))
    return null;
  const body = { measure: about.id, version: about.version, by, period: period.id.replace(/^(20\d\d)-20\d\d$/, '$1') };
  return (
    <>
      <Button
        size="sm"
        variant="default"
        data-no-print
        loading={ask.isPending}
        leftSection={<IconSnowflake size={18} aria-hidden="true" />}
        onClick={() => ask.mutate(body, { onSuccess: ({ id }) => void navigate(`/releases/${id}`) })}
      >
        {t('releases.freeze')}
      </Button>
      <ProblemAlert error={ask.error} />
    </>
  );
}
