import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudLock, IconDeviceFloppy, IconPlus, IconRestore } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import type { CasePlanView, CaseView } from '@himaya/domain';
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
import { FurtherConsents } from '../consents';
import { AgreementFields } from './agreement-fields';
import { GoalFields } from './goal-fields';
import { useCasePlan, useSavePlan } from './plan.queries';
import { emptyGoal, planBodyOf, planValuesFor, type PlanErrors, type PlanValues } from './plan-values';
import classes from './plan.module.css';

/** A new version of the plan, made from the newest one. */
export function EditPlanPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('plan.title');
  const record = useCase(id);
  const plan = useCasePlan(id);
  const error = record.error ?? plan.error;
  if (error) return <ErrorState error={error} onRetry={() => void record.refetch()} />;
  if (!record.data || !plan.data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: `/cases/${id}?tab=plan`, label: t('screening.back') }}
        title={t(plan.data.versions.length > 0 ? 'plan.change' : 'plan.new')}
        intro={
          <>
            <PersonName>{record.data.person.alias}</PersonName> <CaseNumber>{record.data.number}</CaseNumber>
          </>
        }
      />
      <PlanForm record={record.data} plan={plan.data} />
    </>
  );
}

function PlanForm({ record, plan }: { readonly record: CaseView; readonly plan: CasePlanView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const save = useSavePlan(record.id);
  const [values, setValues] = useState<PlanValues>(() => planValuesFor(plan, record));
  const [errors, setErrors] = useState<PlanErrors>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<PlanValues>(`plan-${record.id}`, setValues);
  const known = (plan.versions[0]?.goals ?? []).flatMap(({ steps }) => steps.flatMap(({ ownerUnit }) => (ownerUnit ? [ownerUnit] : [])));
  const change = (part: Partial<PlanValues>): void => {
    const next = { ...values, ...part };
    setValues(next);
    draft.save(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const result = planBodyOf(values, plan, record);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    save.mutate(result.body, {
      onSuccess: async () => {
        await draft.discard().catch(() => undefined);
        sayDone('plan.saved');
        void navigate(`/cases/${record.id}?tab=plan`, { replace: true });
      },
      onError: (error) => {
        if (error instanceof ApiProblem) setErrors(Object.fromEntries(error.errors.map(({ path, code }) => [path, code])));
      },
    });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="lg">
        {draft.restored && (
          <Alert color="calm" icon={<IconRestore aria-hidden="true" />}>
            {t('screening.draft')}
          </Alert>
        )}
        {values.goals.map((goal, place) => (
          <GoalFields
            key={place}
            goal={goal}
            place={place}
            errors={errors}
            responsible={record.responsibleUnit}
            known={known}
            onChange={(changed) => change({ goals: values.goals.map((one, at) => (at === place ? changed : one)) })}
            {...(values.goals.length > 1 ? { onRemove: () => change({ goals: values.goals.filter((_, at) => at !== place) }) } : {})}
          />
        ))}
        {values.goals.length < 12 && (
          <Button
            variant="default"
            className={classes.add}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => change({ goals: [...values.goals, emptyGoal(record.responsibleUnit.id)] })}
          >
            {t('plan.add-goal')}
          </Button>
        )}
        <Panel title={t('plan.agreement')}>
          <AgreementFields
            values={values}
            onChange={change}
            errors={errors}
            reviews={plan.reviews}
            unhelped={!plan.assistance && <FurtherConsents record={record} purposes={['assistance']} />}
          />
        </Panel>
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <ProblemAlert error={save.error} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status" className={classes.draft}>
            <IconCloudLock size={18} aria-hidden="true" />
            {t(draft.saved ? 'draft.saved' : 'draft.how')}
          </Text>
          <Button type="submit" size="lg" loading={save.isPending} leftSection={<IconDeviceFloppy size={20} aria-hidden="true" />}>
            {t('plan.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
