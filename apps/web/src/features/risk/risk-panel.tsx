import { useAbility } from '@casl/react';
import { Button, Group, Stack } from '@mantine/core';
import { IconShieldPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { riskFactors, riskLevels, type CaseView, type RiskAssessmentView, type RiskLevel } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { useRiskAssessments } from './risk.queries';
import classes from './risk.module.css';

const tones: Readonly<Record<RiskLevel, Tone>> = { low: 'done', medium: 'active', high: 'waiting', extreme: 'stopped' };

/** What endangers the person, by the newest assessment, and when it is looked at again. */
export function RiskPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const { data, error, refetch } = useRiskAssessments(record.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={2} height={96} />;
  const mayAssess = ability.can('record', 'RiskAssessment') && record.status === 'open' && record.access.write.includes('risk');
  const [latest, ...earlier] = data;
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <h3 className={classes.title}>{t('risk.latest')}</h3>
        {mayAssess && (
          <Button
            component={Link}
            to={`/cases/${record.id}/risk/new`}
            size="sm"
            leftSection={<IconShieldPlus size={16} aria-hidden="true" />}
            data-no-print
          >
            {t('risk.new')}
          </Button>
        )}
      </Group>
      {latest === undefined ? <p className={classes.none}>{t('risk.none')}</p> : <Assessment assessment={latest} current />}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('risk.earlier')}</summary>
          <Stack gap="md" mt="sm">
            {earlier.map((assessment) => (
              <Assessment key={assessment.id} assessment={assessment} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function Assessment({ assessment, current = false }: { readonly assessment: RiskAssessmentView; readonly current?: boolean }) {
  const { t, code, name, list } = useWords();
  const { instant, number } = useDates();
  const { level, suggested, present, unknown, score, reason, note, unit, assessedBy, assessedAt, dueAt } = assessment;
  return (
    <article className={classes.assessment}>
      <Group gap="sm">
        <StatusBadge tone={tones[level]}>{code(riskLevels, level)}</StatusBadge>
        {current && (
          <span className={classes.due}>
            {t('risk.again')}: <DueTime dueAt={dueAt} />
          </span>
        )}
      </Group>
      {present.length === 0 ? (
        <p className={classes.none}>{t('risk.no-factors')}</p>
      ) : (
        <ul className={classes.factors}>
          {present.map((factor) => (
            <li key={factor}>{code(riskFactors, factor)}</li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <p className={classes.more}>{t('risk.not-known-list', { factors: list(unknown.map((factor) => code(riskFactors, factor))) })}</p>
      )}
      {level !== suggested && (
        <p className={classes.more}>
          {t('risk.suggested', { level: code(riskLevels, suggested) })}
          {reason && (
            <span className={classes.words} dir="auto">
              {reason}
            </span>
          )}
        </p>
      )}
      {note && (
        <p className={classes.words} dir="auto">
          {note}
        </p>
      )}
      <p className={classes.more}>
        {t('risk.assessed-at', { time: instant(assessedAt) })} · {[assessedBy, name(unit.name)].filter(Boolean).join(' · ')} ·{' '}
        {t('risk.score', { score: number(score) })}
      </p>
    </article>
  );
}
