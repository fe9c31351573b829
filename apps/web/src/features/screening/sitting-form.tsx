import { Suspense, useCallback, useRef, useState, type FormEvent } from 'react';
import { useAbility } from '@casl/react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCloudLock, IconDeviceFloppy, IconInfoCircle, IconRestore } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { AppAbility } from '@himaya/auth';
import { presumedChild, sheetWordsFor, type CaseView, type IndicatorAnswer, type IndicatorId } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useDraft } from '../../platform/drafts';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { DutyPhonesKept } from '../concerns';
import { IndicatorFields } from './indicator-fields';
import { useRecordSitting } from './screening.queries';
import { SheetLanguage } from './sheet-language';
import { SittingFields } from './sitting-fields';
import { sittingBodyOf, sittingValuesFor, type SittingErrors, type SittingValues } from './sitting-values';
import classes from './screening.module.css';

interface Props {
  readonly record: CaseView;
  readonly earlier: Readonly<Record<IndicatorId, IndicatorAnswer>>;
}

/** The questions of one talk. What is ticked is sealed on this computer as it is ticked, and stays until it has arrived. */
export function SittingForm({ record, earlier }: Props) {
  const { t, language, fieldError } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const save = useRecordSitting(record.id);
  const [values, setValues] = useState<SittingValues>(() => sittingValuesFor(record));
  const [errors, setErrors] = useState<SittingErrors>({});
  const [attempt, setAttempt] = useState(0);
  const [sheetLanguage, setSheetLanguage] = useState<string>(language);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<SittingValues>(`sitting-${record.id}`, setValues);
  const { save: keep } = draft;
  const ability = useAbility<AppAbility>();
  const child = presumedChild(record.person.ageBand);
  const sheet = sheetWordsFor([sheetLanguage, language]);

  const change = useCallback(
    (changed: (held: SittingValues) => SittingValues): void =>
      setValues((held) => {
        const next = changed(held);
        keep(next);
        return next;
      }),
    [keep],
  );
  const answer = useCallback(
    (id: IndicatorId, given: IndicatorAnswer): void => change((held) => ({ ...held, answers: { ...held.answers, [id]: given } })),
    [change],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const result = sittingBodyOf(values, record);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    save.mutate(result.body, {
      onSuccess: async () => {
        await draft.discard().catch(() => undefined);
        sayDone('screening.saved');
        void navigate(`/cases/${record.id}?tab=exploitation`, { replace: true });
      },
      onError: (error) => {
        if (error instanceof ApiProblem) setErrors(Object.fromEntries(error.errors.map(({ path, code }) => [path, code])));
      },
    });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} autoComplete="off">
      {ability.can('report', 'Concern') && (
        <Suspense>
          <DutyPhonesKept />
        </Suspense>
      )}
      <Stack gap="lg">
        {draft.restored && (
          <Alert color="calm" icon={<IconRestore aria-hidden="true" />}>
            {t('screening.draft')}
          </Alert>
        )}
        <Panel title={t('screening.sittings')}>
          <SittingFields values={values} onChange={(part) => change((held) => ({ ...held, ...part }))} errors={errors} child={child} />
        </Panel>
        <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
          {t('screening.sheet-hint')}
        </Alert>
        <SheetLanguage value={sheetLanguage} onChange={setSheetLanguage} person={record.person.languages} instead={[language]} />
        <IndicatorFields
          child={child}
          governorate={record.governorate}
          language={sheet.language}
          words={sheet.words}
          answers={values.answers}
          earlier={earlier}
          onAnswer={answer}
        />
        <Panel title={t('screening.note')}>
          <Textarea
            aria-label={t('screening.note')}
            description={t('screening.note-hint')}
            value={values.note}
            onChange={(event) => {
              const note = event.currentTarget.value;
              change((held) => ({ ...held, note }));
            }}
            error={errors['note'] ? fieldError(errors['note']) : undefined}
            maxLength={8000}
            minRows={3}
            autosize
          />
        </Panel>
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <ProblemAlert error={save.error instanceof ApiProblem && save.error.errors.length > 0 ? null : save.error} />
        <Group justify="space-between" className={classes.bar}>
          <Text size="sm" c="dimmed" role="status" className={classes.draft}>
            <IconCloudLock size={18} aria-hidden="true" />
            {t(draft.saved ? 'draft.saved' : 'draft.how')}
          </Text>
          <Button type="submit" size="lg" loading={save.isPending} leftSection={<IconDeviceFloppy size={20} aria-hidden="true" />}>
            {t('screening.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
