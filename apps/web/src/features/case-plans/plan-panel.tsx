import { useAbility } from '@casl/react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconHandStop, IconPencil, IconPrinter } from '@tabler/icons-react';
import { Link } from 'react-router';
import {
  consentMethods,
  planAgreements,
  planStepStates,
  services,
  type CaseView,
  type PlanReviewView,
  type PlanStepState,
  type PlanVersionView,
} from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { useCasePlan } from './plan.queries';
import classes from './plan.module.css';

const tones: Readonly<Record<PlanStepState, Tone>> = { planned: 'neutral', 'under-way': 'active', done: 'done', dropped: 'stopped' };

/** The plan as it stands, the reviews it is due for, and every version before. */
export function PlanPanel({ record }: { readonly record: CaseView }) {
  const { t, number } = { ...useWords(), ...useDates() };
  const ability = useAbility<AppAbility>();
  const { data, error, refetch } = useCasePlan(record.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={2} height={96} />;
  const [newest, ...earlier] = data.versions;
  const mayPlan = ability.can('record', 'CasePlan') && record.status === 'open' && record.access.write.length > 0;
  return (
    <section aria-labelledby="plan-title" className={classes.panel}>
      <Group justify="space-between" gap="sm">
        <h3 id="plan-title" className={classes.title}>
          {t('plan.title')}
        </h3>
        <Group gap="xs" data-no-print>
          {newest && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPrinter size={16} aria-hidden="true" />}
              onClick={() => globalThis.print()}
            >
              {t('plan.print')}
            </Button>
          )}
          {mayPlan && (
            <Button
              component={Link}
              to={`/cases/${record.id}/plan/edit`}
              size="sm"
              leftSection={<IconPencil size={16} aria-hidden="true" />}
            >
              {t(newest ? 'plan.change' : 'plan.new')}
            </Button>
          )}
        </Group>
      </Group>
      {newest === undefined ? (
        <p className={classes.none}>{t('plan.none')}</p>
      ) : (
        <Stack gap="lg">
          <Version version={newest} />
          {!data.assistance && ['agreed', 'agreed-in-part'].includes(newest.agreement) && (
            <Alert color="warn" icon={<IconHandStop aria-hidden="true" />} role="status">
              {t('plan.assistance-over')}
            </Alert>
          )}
          <Reviews reviews={data.reviews} />
        </Stack>
      )}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('plan.earlier')}</summary>
          <Stack gap="lg" mt="sm">
            {earlier.map((version) => (
              <article key={version.id}>
                <h4 className={classes.subtitle}>{t('plan.version', { number: number(version.number) })}</h4>
                <Version version={version} />
              </article>
            ))}
          </Stack>
        </details>
      )}
    </section>
  );
}

function Version({ version }: { readonly version: PlanVersionView }) {
  const { t, code, name, languageName } = useWords();
  const { date, instant } = useDates();
  const { goals, agreement, agreedOn, agreedBy, agreedIn, recordedAt, unit } = version;
  return (
    <div>
      <ol className={classes.goals}>
        {goals.map(({ goal, service, steps }, place) => (
          <li key={place}>
            <strong className={classes.words} dir="auto">
              {goal}
            </strong>
            {service && <span className={classes.aside}>{code(services, service)}</span>}
            <ul className={classes.steps}>
              {steps.map((step, at) => (
                <li key={at}>
                  <Group gap="xs">
                    <span className={classes.words} dir="auto">
                      {step.step}
                    </span>
                    <StatusBadge tone={tones[step.state]}>{code(planStepStates, step.state)}</StatusBadge>
                  </Group>
                  <span className={classes.aside}>
                    {[step.ownerUnit && name(step.ownerUnit.name), step.ownerName, step.dueOn && date(step.dueOn)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className={classes.agreement}>
        {t('plan.agreement')}: <strong>{code(planAgreements, agreement)}</strong>
        {agreedOn && agreedBy && agreedIn && (
          <span className={classes.aside}>
            {t('plan.agreed-how', { how: code(consentMethods, agreedBy), language: languageName(agreedIn), date: date(agreedOn) })}
          </span>
        )}
      </p>
      <p className={classes.aside}>{t('plan.saved-at', { time: instant(recordedAt), unit: name(unit.name) })}</p>
    </div>
  );
}

function Reviews({ reviews }: { readonly reviews: readonly PlanReviewView[] }) {
  const { t } = useWords();
  const { date, number } = useDates();
  return (
    <div>
      <h4 className={classes.subtitle}>{t('plan.reviews')}</h4>
      <ul className={classes.reviews}>
        {reviews.map(({ day, dueAt, doneAt }) => (
          <li key={day}>
            {t('plan.review-day', { days: number(day) })}:{' '}
            {doneAt ? t('plan.review-done', { date: date(doneAt.slice(0, 10)) }) : <DueTime dueAt={dueAt} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
