import { Suspense } from 'react';
import { useAbility } from '@casl/react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconMessagePlus, IconPrinter, IconUrgent } from '@tabler/icons-react';
import { Link } from 'react-router';
import { sheetWordsFor, type CaseView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { DutyPhonesOf } from '../concerns';
import { AnswerList } from './answer-list';
import { useScreening } from './screening.queries';
import { SittingList } from './sitting-list';
import { Suggestion } from './suggestion';
import classes from './screening.module.css';

/** The talks over the indicator sheet, what holds by now, and what that suggests, beside its reasons. */
export function ScreeningPanel({ record }: { readonly record: CaseView }) {
  const { t, language } = useWords();
  const ability = useAbility<AppAbility>();
  const { data, error, refetch } = useScreening(record.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={2} height={96} />;
  const mayAsk = ability.can('record', 'Screening') && record.status === 'open' && record.access.write.includes('exploitation');
  const { words } = sheetWordsFor([language]);
  const danger = data.suggestion?.presentDanger ?? [];
  return (
    <section aria-labelledby="screening-title">
      <Group justify="space-between" gap="sm" className={classes.head}>
        <h3 id="screening-title" className={classes.title}>
          {t('screening.title')}
        </h3>
        <Group gap="xs" data-no-print>
          <Button
            component={Link}
            to={`/cases/${record.id}/screening/print`}
            variant="default"
            size="sm"
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
          >
            {t('screening.print')}
          </Button>
          {mayAsk && (
            <Button
              component={Link}
              to={`/cases/${record.id}/screening/new`}
              size="sm"
              leftSection={<IconMessagePlus size={16} aria-hidden="true" />}
            >
              {t('screening.new')}
            </Button>
          )}
        </Group>
      </Group>
      {data.suggestion === null ? (
        <p className={classes.none}>{t('screening.none')}</p>
      ) : (
        <Stack gap="lg">
          {danger.length > 0 && (
            <Alert color="danger" icon={<IconUrgent aria-hidden="true" />} title={t('screening.danger')}>
              <p className={classes.plain}>{t('screening.danger-text')}</p>
              {ability.can('report', 'Concern') && (
                <Suspense>
                  <DutyPhonesOf governorate={record.governorate} />
                </Suspense>
              )}
              <ul className={classes.bullets}>
                {danger.map((id) => (
                  <li key={id}>{words[id]}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Suggestion suggestion={data.suggestion} words={words} />
          <SittingList sittings={data.sittings} />
          <AnswerList view={data} words={words} />
        </Stack>
      )}
    </section>
  );
}
