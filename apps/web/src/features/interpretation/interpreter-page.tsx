import { useState, type FormEvent } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarEvent, IconPencil, IconUser, IconWritingSign } from '@tabler/icons-react';
import { checkAnswers, governorates, interpreterSexes, interpreterStatuses, type InterpreterView } from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useChangeInterpreter, useInterpreter, useReloadInterpretation } from './interpretation.queries';
import { InterpreterFields, isWhole, type InterpreterValues } from './interpreter-fields';
import { Bound } from './roster-page';
import { useSessionWords } from './session-words';
import { UndertakingsPanel } from './undertakings-panel';

/** One of the roster: what they speak, until when they are bound, what is planned. */
export function InterpreterPage() {
  const { id = '' } = useParams();
  useDocumentTitle('interp.roster');
  const interpreter = useInterpreter(id);
  if (interpreter.error && !interpreter.data) return <ErrorState error={interpreter.error} onRetry={() => void interpreter.refetch()} />;
  if (!interpreter.data) return <LoadingState rows={4} height={110} />;
  return <Interpreter one={interpreter.data} />;
}

function Interpreter({ one }: { readonly one: InterpreterView }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const change = useChangeInterpreter(one);
  const [changing, setChanging] = useState(false);
  const active = one.status === 'active';
  return (
    <>
      <PageHeader
        back={{ to: '/interpretation/interpreters', label: t('interp.roster') }}
        title={one.name}
        intro={
          <Group gap="sm" mt={4}>
            <Text component="span">{t('interp.number', { number: number(one.number) })}</Text>
            <StatusBadge tone={active ? 'active' : 'neutral'}>{code(interpreterStatuses, one.status)}</StatusBadge>
            <Bound one={one} />
          </Group>
        }
        actions={
          one.mayChange && (
            <>
              {!changing && (
                <Button variant="default" leftSection={<IconPencil size={18} aria-hidden="true" />} onClick={() => setChanging(true)}>
                  {t('interp.change')}
                </Button>
              )}
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate({ status: active ? 'retired' : 'active' }, { onSuccess: () => sayDone('interp.done') })}
              >
                {t(active ? 'interp.retire' : 'interp.bring-back')}
              </Button>
            </>
          )
        }
      />
      <Stack gap="lg">
        <ProblemAlert error={change.error} onReload={reload} />
        {changing ? <Change one={one} onDone={() => setChanging(false)} /> : <Facts one={one} />}
        <UndertakingsPanel one={one} icon={<IconWritingSign size={20} aria-hidden="true" />} />
        <Planned one={one} />
      </Stack>
    </>
  );
}

function Facts({ one }: { readonly one: InterpreterView }) {
  const { t, code, list, languageName } = useWords();
  return (
    <Panel title={t('interp.interpreter')} icon={<IconUser size={20} aria-hidden="true" />}>
      <DefinitionList
        items={[
          { term: t('interp.sex'), value: code(interpreterSexes, one.sex) },
          { term: t('interp.languages'), value: list(one.languages.map(languageName)) },
          { term: t('interp.governorates'), value: list(one.governorates.map((place) => code(governorates, place))) },
          { term: t('interp.remote'), value: code(checkAnswers, one.remote ? 'yes' : 'no') },
          { term: t('interp.child-trained'), value: code(checkAnswers, one.childTrained ? 'yes' : 'no') },
        ]}
      />
    </Panel>
  );
}

function Change({ one, onDone }: { readonly one: InterpreterView; readonly onDone: () => void }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const change = useChangeInterpreter(one);
  const { name, sex, languages, remote, childTrained } = one;
  const [values, setValues] = useState<InterpreterValues>({ name, sex, languages, governorates: one.governorates, remote, childTrained });
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isWhole(values)) return;
    const { sex: _kept, ...changes } = values;
    change.mutate(changes, {
      onSuccess: () => {
        sayDone('interp.done');
        onDone();
      },
    });
  };
  return (
    <Panel title={t('interp.change')} icon={<IconPencil size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <InterpreterFields values={values} onChange={setValues} tried={tried} sexFixed />
          <ProblemAlert error={change.error} onReload={reload} />
          <Group gap="sm">
            <Button type="submit" loading={change.isPending}>
              {t('interp.do')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('action.back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function Planned({ one }: { readonly one: InterpreterView }) {
  const { t } = useWords();
  const { span } = useSessionWords();
  return (
    <Panel title={t('interp.planned')} icon={<IconCalendarEvent size={20} aria-hidden="true" />}>
      {one.planned.length === 0 ? (
        <Text c="dimmed">{t('interp.nothing-planned')}</Text>
      ) : (
        <ul className={rows.inner}>
          {one.planned.map((session) => (
            <li key={session.id} className={rows.row}>
              <Anchor component={Link} to={`/interpretation/sessions/${session.id}`}>
                {span(session)}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
