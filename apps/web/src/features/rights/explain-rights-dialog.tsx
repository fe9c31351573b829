import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { localDay, type CaseView } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useExplainRights } from './rights.queries';

interface Props {
  readonly record: CaseView;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Writes down that the person was told their rights. */
export function ExplainRightsDialog({ record, opened, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={t('rights.record')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ExplainForm record={record} onDone={onClose} />
    </Modal>
  );
}

function ExplainForm({ record, onDone }: { readonly record: CaseView; readonly onDone: () => void }) {
  const { t, languageName } = useWords();
  const sayDone = useSayDone();
  const explain = useExplainRights(record.id);
  const today = localDay(new Date());
  const [explainedOn, setExplainedOn] = useState<string | null>(today);
  const [language, setLanguage] = useState(record.person.languages[0] ?? 'ar');
  const [interpreter, setInterpreter] = useState('');
  const [copyGiven, setCopyGiven] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (explainedOn === null) return;
    explain.mutate(
      { explainedOn, language, interpreter: interpreter.trim() || null, copyGiven },
      {
        onSuccess: () => {
          sayDone('rights.recorded');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <DateField label={t('rights.on')} value={explainedOn} onChange={setExplainedOn} minDate={record.foundAt} maxDate={today} required />
        <Select
          label={t('rights.language')}
          data={[...new Set([language, ...languageCodes])].map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={(chosen) => chosen && setLanguage(chosen)}
          searchable
          nothingFoundMessage={t('state.nothing-found')}
        />
        <TextInput
          label={t('rights.interpreter')}
          description={t('rights.interpreter-note')}
          value={interpreter}
          onChange={(event) => setInterpreter(event.currentTarget.value)}
          maxLength={120}
          autoComplete="off"
        />
        <Checkbox label={t('rights.gave-copy')} checked={copyGiven} onChange={(event) => setCopyGiven(event.currentTarget.checked)} />
        <ProblemAlert error={explain.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={explain.isPending}>
            {t('rights.record')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
