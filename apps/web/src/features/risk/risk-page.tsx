import { useRef, useState, type FormEvent } from 'react';
import { Alert, Badge, Button, Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconCloudLock, IconDeviceFloppy, IconRestore } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import {
  decideRiskAssessment,
  riskFactors,
  riskLevels,
  riskWeights,
  suggestRiskLevel,
  type AssessRiskBody,
  type CaseView,
  type RiskFactor,
  type RiskLevel,
} from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useDocumentTitle } from '../../platform/document-title';
import { useDraft } from '../../platform/drafts';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { FormErrors } from '../../ui/form-errors';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber, useCase } from '../case-record';
import { useAssessRisk } from './risk.queries';
import classes from './risk.module.css';

interface Values {
  readonly present: readonly RiskFactor[];
  readonly unknown: readonly RiskFactor[];
  /** Null follows what the factors come to. */
  readonly level: RiskLevel | null;
  readonly reason: string;
  readonly note: string;
}
const empty: Values = { present: [], unknown: [], level: null, reason: '', note: '' };

/** Says what endangers the person now. */
export function RiskPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('risk.new');
  const { data, error, refetch } = useCase(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: `/cases/${id}?tab=risk`, label: t('screening.back') }}
        title={t('risk.new')}
        intro={
          <>
            <PersonName>{data.person.alias}</PersonName> <CaseNumber>{data.number}</CaseNumber>
          </>
        }
      />
      <RiskForm record={data} />
    </>
  );
}

function bodyOf({ present, unknown, level, reason, note }: Values): AssessRiskBody {
  const suggested = suggestRiskLevel(present);
  const [why, told] = [reason.trim(), note.trim()];
  return {
    present,
    unknown,
    level: level ?? suggested,
    ...(level !== null && level !== suggested && why ? { reason: why } : {}),
    ...(told ? { note: told } : {}),
  };
}

function RiskForm({ record }: { readonly record: CaseView }) {
  const { t, code, options, fieldError } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const assess = useAssessRisk(record.id);
  const [values, setValues] = useState<Values>(empty);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<Values>(`risk-${record.id}`, setValues);
  const suggested = suggestRiskLevel(values.present);
  const level = values.level ?? suggested;
  const change = (part: Partial<Values>): void => {
    const next = { ...values, ...part };
    setValues(next);
    draft.save(next);
  };
  const tick = (field: 'present' | 'unknown', chosen: readonly string[]): void => {
    const picked = riskFactors.codes.filter((factor) => chosen.includes(factor));
    const other = field === 'present' ? 'unknown' : 'present';
    change({ [field]: picked, [other]: values[other].filter((factor) => !picked.includes(factor)) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = bodyOf(values);
    const decided = decideRiskAssessment(body, { caseStatus: record.status, now: new Date() });
    setErrors(decided.ok ? {} : Object.fromEntries((decided.errors ?? []).map(({ path, code: wrong }) => [path, wrong])));
    setAttempt(attempt + 1);
    if (!decided.ok && decided.errors) return;
    assess.mutate(body, {
      onSuccess: async () => {
        await draft.discard().catch(() => undefined);
        sayDone('risk.saved');
        void navigate(`/cases/${record.id}?tab=risk`, { replace: true });
      },
      onError: (error) => {
        if (error instanceof ApiProblem) setErrors(Object.fromEntries(error.errors.map(({ path, code: wrong }) => [path, wrong])));
      },
    });
  };
  const factors = (field: 'present' | 'unknown') => (
    <Checkbox.Group
      label={field === 'unknown' ? t('risk.unknown') : undefined}
      aria-label={t(field === 'unknown' ? 'risk.unknown' : 'risk.factors')}
      description={field === 'present' ? t('risk.factors-hint') : undefined}
      value={[...values[field]]}
      onChange={(chosen) => tick(field, chosen)}
    >
      <div className={classes.boxes}>
        {riskFactors.codes.map((factor) => (
          <Checkbox
            key={factor}
            value={factor}
            label={
              <span className={classes.label}>
                {code(riskFactors, factor)}
                {field === 'present' && riskWeights[factor].acute && <Badge color="danger">{t('risk.acute')}</Badge>}
              </span>
            }
          />
        ))}
      </div>
    </Checkbox.Group>
  );

  return (
    <form ref={form} noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="lg">
        {draft.restored && (
          <Alert color="calm" icon={<IconRestore aria-hidden="true" />}>
            {t('screening.draft')}
          </Alert>
        )}
        <Panel title={t('risk.factors')}>
          <Stack gap="lg">
            {factors('present')}
            <details className={classes.earlier}>
              <summary>{t('risk.unknown')}</summary>
              {factors('unknown')}
            </details>
          </Stack>
        </Panel>
        <Panel title={t('risk.level')}>
          <Stack gap="md">
            <Text role="status">{t('risk.suggested', { level: code(riskLevels, suggested) })}</Text>
            <Radio.Group
              aria-label={t('risk.level')}
              value={level}
              onChange={(chosen) => riskLevels.has(chosen) && change({ level: chosen === suggested ? null : chosen })}
            >
              <Group gap="lg">
                {options(riskLevels).map(({ value, label }) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </Group>
            </Radio.Group>
            {level !== suggested && (
              <Textarea
                label={t('risk.reason')}
                value={values.reason}
                onChange={(event) => change({ reason: event.currentTarget.value })}
                error={errors['reason'] ? fieldError(errors['reason']) : undefined}
                maxLength={2000}
                minRows={2}
                autosize
                required
              />
            )}
            <Textarea
              label={t('risk.note')}
              value={values.note}
              onChange={(event) => change({ note: event.currentTarget.value })}
              maxLength={4000}
              minRows={2}
              autosize
            />
          </Stack>
        </Panel>
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <ProblemAlert error={assess.error} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status" className={classes.label}>
            <IconCloudLock size={18} aria-hidden="true" />
            {t(draft.saved ? 'draft.saved' : 'draft.how')}
          </Text>
          <Button type="submit" size="lg" loading={assess.isPending} leftSection={<IconDeviceFloppy size={20} aria-hidden="true" />}>
            {t('risk.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
