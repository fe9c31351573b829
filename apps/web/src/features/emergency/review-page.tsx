import { useState, type FormEvent } from 'react';
import { Alert, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconGavel, IconListSearch, IconUrgent } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { breakGlassGrounds, breakGlassOutcomes, type BreakGlassOutcome, type BreakGlassView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber } from '../case-record';
import { EmergencyStatusBadge } from './emergency-row';
import classes from './emergency.module.css';
import { useRecordFinding, useReview } from './emergency.queries';

/** One emergency access for its reviewer: everything but the case. */
export function ReviewPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('reviews.one');
  const { data, error, refetch } = useReview(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={96} />;
  return (
    <>
      <PageHeader
        back={{ to: '/emergency/reviews', label: t('reviews.title') }}
        title={t('reviews.one')}
        intro={<EmergencyStatusBadge status={data.status} />}
      />
      <Stack gap="lg">
        <Facts emergency={data} />
        <Deeds emergency={data} />
        <Finding emergency={data} />
      </Stack>
    </>
  );
}

function Facts({ emergency }: { readonly emergency: BreakGlassView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const at = (value: string | null): string | null => (value === null ? null : instant(value));
  return (
    <Panel title={t('reviews.facts')} icon={<IconUrgent size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <DefinitionList
          items={[
            { term: t('reviews.who'), value: emergency.user.name },
            { term: t('reviews.unit'), value: name(emergency.unit.name) },
            { term: t('reviews.case'), value: <CaseNumber>{emergency.caseNumber}</CaseNumber> },
            { term: t('emergency.ground'), value: code(breakGlassGrounds, emergency.ground) },
            { term: t('reviews.opened'), value: at(emergency.openedAt) },
            { term: t(emergency.status === 'open' ? 'reviews.ends' : 'reviews.ended'), value: at(emergency.endsAt) },
            ...(emergency.decidedAt ? [{ term: t('reviews.vouched'), value: at(emergency.decidedAt) }] : []),
            { term: t('reviews.categories'), value: <CategoryPills of={emergency.categories} /> },
          ]}
        />
        <div>
          <Text size="sm" c="dimmed">
            {t('reviews.reason')}
          </Text>
          <p className={classes.quote}>{emergency.reason}</p>
        </div>
      </Stack>
    </Panel>
  );
}

function Deeds({ emergency: { deeds = [] } }: { readonly emergency: BreakGlassView }) {
  const { t, auditAction } = useWords();
  const { instant, number } = useDates();
  return (
    <Panel title={t('reviews.deeds')} icon={<IconListSearch size={20} aria-hidden="true" />} flush>
      {deeds.length === 0 ? (
        <Text p="md">{t('reviews.deeds-none')}</Text>
      ) : (
        <ul className={classes.list}>
          {deeds.map((deed) => (
            <li key={`${deed.action} ${deed.result}`} className={classes.row}>
              <div className={classes.words}>
                <div>{auditAction(deed.action)}</div>
                <CategoryPills of={deed.categories} />
              </div>
              <div className={classes.more}>
                {t('reviews.times', { number: number(deed.times) })}
                {deed.result === 'refused' && ` · ${t('reviews.refused')}`}
                {' · '}
                {instant(deed.lastAt)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Finding({ emergency }: { readonly emergency: BreakGlassView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const reviewable = emergency.status === 'ended' || emergency.status === 'in-inquiry';
  return (
    <Panel title={t('reviews.finding')} icon={<IconGavel size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {emergency.outcome && emergency.reviewedAt && (
          <div>
            <Text fw={600}>{code(breakGlassOutcomes, emergency.outcome)}</Text>
            <p className={classes.quote}>{emergency.reviewNote}</p>
            <Text size="sm" c="dimmed">
              {instant(emergency.reviewedAt)}
            </Text>
          </div>
        )}
        {emergency.status === 'open' && <Alert color="calm">{t('reviews.still-open')}</Alert>}
        {reviewable && <FindingForm emergency={emergency} />}
      </Stack>
    </Panel>
  );
}

function FindingForm({ emergency }: { readonly emergency: BreakGlassView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const record = useRecordFinding(emergency);
  const [outcome, setOutcome] = useState<BreakGlassOutcome | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const choices = breakGlassOutcomes.codes.filter((choice) => emergency.status === 'ended' || choice !== 'needs-inquiry');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (outcome === null || note.trim() === '') return;
    record.mutate({ outcome, note: note.trim() }, { onSuccess: () => sayDone('reviews.recorded') });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label={t('reviews.finding')}
          value={outcome}
          onChange={(chosen) => setOutcome(breakGlassOutcomes.has(chosen) ? chosen : null)}
          error={tried && outcome === null && t('field.required')}
          withAsterisk
        >
          <Stack gap="sm" mt="xs">
            {choices.map((choice) => (
              <Radio key={choice} value={choice} label={code(breakGlassOutcomes, choice)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('reviews.note')}
          description={t('reviews.note-hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={tried && note.trim() === '' && t('field.required')}
          maxLength={2000}
          minRows={3}
          autosize
          required
        />
        <ProblemAlert error={record.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={record.isPending}>
            {t('reviews.record')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
