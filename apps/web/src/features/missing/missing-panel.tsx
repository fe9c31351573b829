import { useState } from 'react';
import { useAbility } from '@casl/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { missingCircumstances, missingEndings, type CaseView, type MissingAlertView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { EndMissing, RaiseMissing, ReviewMissing } from './missing-dialogs';
import { useMissing } from './missing.queries';
import classes from './missing.module.css';

/** Whether the person is looked for, what was done, and earlier searches. */
export function MissingPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [raising, setRaising] = useState(false);
  const { data, error, refetch } = useMissing(record.id);
  const works = record.status === 'open' && record.access.write.length > 0 && ability.can('record', 'MissingAlert');
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const raises = works && !record.missing;
  if (!data || (data.length === 0 && !raises)) return null;
  return (
    <Panel title={t('missing.title')} icon={<IconUserSearch size={20} aria-hidden="true" />}>
      <Stack gap="sm">
        {data.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('missing.none')}
          </Text>
        )}
        {data.length > 0 && (
          <ul className={classes.list}>
            {data.map((alert) => (
              <Search key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
        {raises && (
          <Group>
            <Button size="sm" variant="default" onClick={() => setRaising(true)} data-no-print>
              {t('missing.raise')}
            </Button>
          </Group>
        )}
      </Stack>
      {raising && <RaiseMissing record={record} onClose={() => setRaising(false)} />}
    </Panel>
  );
}

function Search({ alert }: { readonly alert: MissingAlertView }) {
  const { t, code, name } = useWords();
  const { date, instant } = useDates();
  const [step, setStep] = useState<'review' | 'end' | null>(null);
  const close = (): void => setStep(null);
  return (
    <li className={classes.search}>
      <Group gap="sm" justify="space-between">
        <strong>{code(missingCircumstances, alert.circumstance)}</strong>
        {alert.ending ? (
          <StatusBadge tone="neutral">{code(missingEndings, alert.ending)}</StatusBadge>
        ) : (
          <StatusBadge tone="stopped">{t('missing.mark')}</StatusBadge>
        )}
      </Group>
      <div className={classes.more}>{t('missing.last-seen', { date: date(alert.lastSeenOn) })}</div>
      <div className={classes.more}>{t('missing.raised', { time: instant(alert.raisedAt), unit: name(alert.unit.name) })}</div>
      {alert.reviewDueAt && (
        <div className={classes.more}>
          {t('missing.review-due')} <DueTime dueAt={alert.reviewDueAt} />
        </div>
      )}
      <Words>{alert.words}</Words>
      {alert.reviews.length > 0 && (
        <details>
          <summary>{t('missing.reviews')}</summary>
          <ul className={classes.list}>
            {alert.reviews.map(({ at, words }) => (
              <li key={at} className={classes.search}>
                <time className={classes.more} dateTime={at}>
                  {instant(at)}
                </time>
                <Words>{words}</Words>
              </li>
            ))}
          </ul>
        </details>
      )}
      {alert.endedAt && <div className={classes.more}>{t('missing.ended', { time: instant(alert.endedAt) })}</div>}
      <Words>{alert.endingWords}</Words>
      {alert.actions.length > 0 && (
        <Group gap="xs" data-no-print>
          <Button size="sm" variant="light" onClick={() => setStep('review')}>
            {t('missing.review')}
          </Button>
          <Button size="sm" variant="default" onClick={() => setStep('end')}>
            {t('missing.end')}
          </Button>
        </Group>
      )}
      {step === 'review' && <ReviewMissing alert={alert} onClose={close} />}
      {step === 'end' && <EndMissing alert={alert} onClose={close} />}
    </li>
  );
}

function Words({ children }: { readonly children: string | null }) {
  if (!children) return null;
  return (
    <p className={classes.words} dir="auto" data-person>
      {children}
    </p>
  );
}
