import { useAbility } from '@casl/react';
import { Group, Stack } from '@mantine/core';
import {
  bestInterestsPurposes,
  bestInterestsReviewReasons,
  guardianAppointers,
  guardianRelations,
  guardianshipEndings,
  guardianshipStatuses,
  guardianStates,
  type BestInterestsView,
  type CaseView,
  type GuardianshipStatus,
  type GuardianshipView,
  type GuardianState,
} from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PersonName } from '../../ui/person-name';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { GuardianshipSteps } from './guardianship-steps';
import { NewDetermination } from './new-determination';
import { NewGuardian } from './new-guardian';
import { useBestInterests, useGuardianships } from './child-safeguards.queries';
import classes from './child-safeguards.module.css';

const stateTones: Readonly<Record<GuardianState, Tone>> = { missing: 'waiting', appointed: 'done', suspected: 'stopped' };
const tones: Readonly<Record<GuardianshipStatus, Tone>> = { appointed: 'done', suspected: 'stopped', ended: 'neutral' };

/** Who speaks for the child, and what was found to be best for it. */
export function ChildSafeguardsPanel({ record }: { readonly record: CaseView }) {
  const { t, code } = useWords();
  const ability = useAbility<AppAbility>();
  const { fields } = record.access;
  const [knowsGuardian, knowsInterests] = [fields.includes('family-guardianship'), fields.includes('family-best-interests')];
  const guardianships = useGuardianships(record.id, knowsGuardian);
  const determinations = useBestInterests(record.id, knowsInterests);
  const error = guardianships.error ?? determinations.error;
  if (error) return <ErrorState error={error} onRetry={() => void guardianships.refetch()} />;
  if ((knowsGuardian && !guardianships.data) || (knowsInterests && !determinations.data)) return <LoadingState rows={2} height={96} />;
  const writes = record.status === 'open' && record.access.write.includes('family');
  const { safeguards } = record;
  return (
    <Stack gap="xl">
      <section aria-labelledby="guardian-title">
        <Group justify="space-between" gap="sm">
          <h3 id="guardian-title" className={classes.title}>
            {t('child.guardian')}
          </h3>
          {writes && safeguards?.guardian !== 'appointed' && ability.can('record', 'Guardianship') && <NewGuardian caseId={record.id} />}
        </Group>
        {safeguards && (
          <Group gap="sm" mt={6}>
            <StatusBadge tone={stateTones[safeguards.guardian]}>{code(guardianStates, safeguards.guardian)}</StatusBadge>
            {safeguards.guardianDueAt && (
              <span className={classes.due}>
                {t('child.guardian-due')}: <DueTime dueAt={safeguards.guardianDueAt} />
              </span>
            )}
          </Group>
        )}
        <ul className={classes.list}>
          {(guardianships.data ?? []).map((guardianship) => (
            <Guardianship key={guardianship.id} guardianship={guardianship} />
          ))}
        </ul>
      </section>
      {determinations.data && (
        <section aria-labelledby="best-interests-title">
          <Group justify="space-between" gap="sm">
            <h3 id="best-interests-title" className={classes.title}>
              {t('child.best-interests')}
            </h3>
            {writes && ability.can('record', 'BestInterests') && <NewDetermination caseId={record.id} />}
          </Group>
          <p className={classes.more}>{t('child.best-interests-text')}</p>
          {determinations.data.length === 0 ? (
            <p className={classes.none}>{t('child.best-interests-none')}</p>
          ) : (
            <ul className={classes.list}>
              {determinations.data.map((determination) => (
                <Determination key={determination.id} determination={determination} />
              ))}
            </ul>
          )}
        </section>
      )}
    </Stack>
  );
}

function Guardianship({ guardianship }: { readonly guardianship: GuardianshipView }) {
  const { t, code } = useWords();
  const { date, instant } = useDates();
  return (
    <li className={classes.row}>
      <Group gap="sm">
        <strong>
          <PersonName>{guardianship.name ?? ''}</PersonName>
        </strong>
        <StatusBadge tone={tones[guardianship.status]}>{code(guardianshipStatuses, guardianship.status)}</StatusBadge>
        {!guardianship.independent && <StatusBadge tone="waiting">{t('child.guardian-not-independent')}</StatusBadge>}
      </Group>
      <DefinitionList
        items={[
          { term: t('child.guardian-relation'), value: code(guardianRelations, guardianship.relation) },
          { term: t('child.guardian-appointed-by'), value: code(guardianAppointers, guardianship.appointedBy) },
          { term: t('child.guardian-appointed-on'), value: date(guardianship.appointedOn) },
          { term: t('child.guardian-contact'), value: guardianship.contact && <Told>{guardianship.contact}</Told> },
          ...(guardianship.ending ? [{ term: t('child.end-reason'), value: code(guardianshipEndings, guardianship.ending) }] : []),
        ]}
      />
      {guardianship.suspectedAt && (
        <p className={classes.words}>
          {t('child.suspected', { time: instant(guardianship.suspectedAt) })}
          {guardianship.suspicion && (
            <span className={classes.reason} dir="auto">
              {guardianship.suspicion}
            </span>
          )}
        </p>
      )}
      <GuardianshipSteps guardianship={guardianship} />
    </li>
  );
}

/** What somebody wrote, in the direction of its own language. */
function Told({ children }: { readonly children: string | null }) {
  return <span dir="auto">{children}</span>;
}

function Determination({ determination }: { readonly determination: BestInterestsView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const { purpose, determinedOn, determinedBy, considerations, conclusion, childHeard, reviewOn, reviewReason, replaced } = determination;
  return (
    <li className={classes.row}>
      <Group gap="sm">
        <strong>{t('child.before', { purpose: code(bestInterestsPurposes, purpose) })}</strong>
        <StatusBadge tone={childHeard ? 'done' : 'waiting'}>{t(childHeard ? 'child.heard' : 'child.not-heard')}</StatusBadge>
        {replaced && <StatusBadge tone="neutral">{t('child.replaced')}</StatusBadge>}
      </Group>
      <DefinitionList
        columns={1}
        items={[
          { term: t('override.determined-by'), value: <Told>{determinedBy}</Told> },
          { term: t('override.determined-on'), value: date(determinedOn) },
          { term: t('override.considerations'), value: <Told>{considerations}</Told> },
          { term: t('override.conclusion'), value: <Told>{conclusion}</Told> },
          ...(replaced
            ? []
            : [
                {
                  term: t('duty.best-interests-review'),
                  value: t('child.review-by', { date: date(reviewOn), reason: code(bestInterestsReviewReasons, reviewReason) }),
                },
              ]),
        ]}
      />
    </li>
  );
}
