import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import {
  IconAlertHexagon,
  IconCloudLock,
  IconDeviceFloppy,
  IconHeartHandshake,
  IconMapPinSearch,
  IconRestore,
  IconUser,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { categoriesIn, type OpenCaseBody } from '@himaya/domain';
import { ceilingOf } from '@himaya/auth';
import { ApiProblem } from '../../platform/api-problem';
import { useDraft } from '../../platform/drafts';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { emptyCase, formErrorsOf, openBodyOf, type CaseFormErrors, type CaseFormValues } from './case-form-values';
import { ExploitationFields } from './exploitation-section';
import { FoundSection } from './found-section';
import { NeedsSection } from './needs-section';
import classes from './new-case-page.module.css';
import { PersonSection } from './person-section';

export interface OpenCaseFormProps {
  /** The name of its draft on this computer. */
  readonly draftName: string;
  /** What is known before anything is typed. */
  readonly known?: Partial<CaseFormValues>;
  /** Sends the body; settles once it has arrived, with what comes then. */
  readonly send: (body: OpenCaseBody) => Promise<() => void>;
}

/** The form that opens a case. What is typed is sealed on this computer as it is typed, and stays until it has arrived. */
export function OpenCaseForm({ draftName, known = {}, send }: OpenCaseFormProps) {
  const { t, fieldError } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const open = useMutation({ mutationFn: send });
  const [values, setValues] = useState<CaseFormValues>(() => ({ ...emptyCase(me.unit.governorate), ...known }));
  const [errors, setErrors] = useState<CaseFormErrors>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<CaseFormValues>(draftName, setValues);
  const writes = categoriesIn(ceilingOf(me.roles).write);

  const change = (changed: Partial<CaseFormValues>): void => {
    const next = { ...values, ...changed };
    setValues(next);
    draft.save(next);
    // A field that has been told wrong is told right as soon as it is.
    if (attempt > 0) {
      const result = openBodyOf(next);
      setErrors('errors' in result ? result.errors : {});
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const result = openBodyOf(values);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    open.mutate(result.body, {
      onSuccess: async (leave) => {
        await draft.discard().catch(() => undefined);
        sayDone('new-case.opened');
        leave();
      },
      onError: (error) => {
        if (!(error instanceof ApiProblem)) return;
        setErrors(formErrorsOf(error.errors.map(({ path, code }) => ({ path: path.replace(/^case\./, ''), code }))));
        setAttempt((count) => count + 1);
      },
    });
  };
  const startOver = (): void => {
    setValues({ ...emptyCase(me.unit.governorate), ...known });
    setErrors({});
    setAttempt(0);
    void draft.discard();
  };
  const section = {
    values,
    onChange: change,
    error: (field: string) => (errors[field] ? fieldError(errors[field]) : undefined),
  };

  return (
    <form ref={form} noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="lg">
        {draft.restored && (
          <Alert color="calm" icon={<IconRestore aria-hidden="true" />}>
            <Group justify="space-between" gap="sm">
              {t('draft.restored')}
              <Button variant="subtle" size="sm" onClick={startOver}>
                {t('draft.start-over')}
              </Button>
            </Group>
          </Alert>
        )}
        <Panel title={t('new-case.person')} icon={<IconUser size={20} aria-hidden="true" />}>
          <PersonSection {...section} withIdentity />
        </Panel>
        <Panel title={t('new-case.found')} icon={<IconMapPinSearch size={20} aria-hidden="true" />}>
          <FoundSection {...section} />
        </Panel>
        {writes.includes('exploitation') && (
          <Panel title={t('new-case.exploitation')} icon={<IconAlertHexagon size={20} aria-hidden="true" />}>
            <ExploitationFields {...section} />
          </Panel>
        )}
        <Panel title={t('new-case.needs')} icon={<IconHeartHandshake size={20} aria-hidden="true" />}>
          <NeedsSection {...section} />
        </Panel>
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <ProblemAlert error={open.error instanceof ApiProblem && open.error.errors.length > 0 ? null : open.error} />
        <div className={classes.bar}>
          <Text size="sm" c="dimmed" className={classes.draft} role="status">
            <IconCloudLock size={18} aria-hidden="true" />
            {t(draft.saved ? 'draft.saved' : 'draft.how')}
          </Text>
          <Button type="submit" size="lg" loading={open.isPending} leftSection={<IconDeviceFloppy size={20} aria-hidden="true" />}>
            {t('new-case.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
