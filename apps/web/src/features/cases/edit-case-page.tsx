import { useRef, useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { IconHeartHandshake, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { governorates, type CaseView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { FormErrors } from '../../ui/form-errors';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { caseKey, useCase } from '../case-record';
import { changeBodyOf, formErrorsOf, valuesOf, type CaseFormErrors, type CaseFormValues } from './case-form-values';
import { ChangeConflict } from './change-conflict';
import { useChangeCase } from './cases.queries';
import { NeedsSection } from './needs-section';
import { PersonSection } from './person-section';

/** Changes what the reader may write of a case. */
export function EditCasePage() {
  const { id = '' } = useParams();
  useDocumentTitle('edit-case.title');
  const { data, error, refetch } = useCase(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  return <EditForm record={data} />;
}

function EditForm({ record }: { readonly record: CaseView }) {
  const { t, fieldError, options } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const change = useChangeCase(record.id);
  // The form keeps what it began with: a version that arrives meanwhile must not slip under what is being typed.
  const [base, setBase] = useState(record);
  const [values, setValues] = useState(() => valuesOf(record));
  const [errors, setErrors] = useState<CaseFormErrors>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const withIdentity = base.access.write.includes('identity');
  const conflict = change.error instanceof ApiProblem && change.error.code === 'conflict';
  const newer = conflict && record.version !== base.version ? record : null;

  const send = (version: number): void => {
    const result = changeBodyOf(values, withIdentity);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    change.mutate(
      { body: result.body, version },
      {
        onSuccess: () => void navigate(`/cases/${record.id}`),
        onError: (error) => {
          if (!(error instanceof ApiProblem)) return;
          setErrors(formErrorsOf(error.errors));
          if (error.code === 'conflict') void client.invalidateQueries({ queryKey: [...caseKey(record.id), 'view'] });
        },
      },
    );
  };
  const section = {
    values,
    onChange: (changed: Partial<CaseFormValues>) => setValues({ ...values, ...changed }),
    error: (field: string) => (errors[field] ? fieldError(errors[field]) : undefined),
  };

  return (
    <>
      <PageHeader back={{ to: `/cases/${record.id}`, label: t('refer.back-to-case') }} title={t('edit-case.title')} />
      <form
        ref={form}
        noValidate
        autoComplete="off"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send(base.version);
        }}
      >
        <Stack gap="lg">
          {newer && (
            <ChangeConflict
              mine={values}
              theirs={valuesOf(newer)}
              onKeepMine={() => {
                setBase(newer);
                send(newer.version);
              }}
              onTakeTheirs={() => {
                setBase(newer);
                setValues(valuesOf(newer));
                change.reset();
              }}
            />
          )}
          <Panel title={t('new-case.person')} icon={<IconUser size={20} aria-hidden="true" />}>
            <PersonSection {...section} withIdentity={withIdentity} />
          </Panel>
          <Panel title={t('new-case.needs')} icon={<IconHeartHandshake size={20} aria-hidden="true" />}>
            <Stack gap="lg">
              <Select
                maw="24rem"
                label={t('case.governorate')}
                data={options(governorates)}
                value={values.governorate}
                onChange={(governorate) => governorates.has(governorate) && section.onChange({ governorate })}
                error={section.error('governorate')}
                searchable
                nothingFoundMessage={t('state.nothing-found')}
              />
              <NeedsSection {...section} />
            </Stack>
          </Panel>
          <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
          {!conflict && <ProblemAlert error={change.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => void navigate(`/cases/${record.id}`)}>
              {t('action.back')}
            </Button>
            <Button type="submit" size="lg" loading={change.isPending}>
              {t('edit-case.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
