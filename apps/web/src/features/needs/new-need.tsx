import { useState, type FormEvent } from 'react';
import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import {
  needCodes,
  needIdentifiers,
  needsOfService,
  services,
  urgencies,
  type NeedCode,
  type NeedIdentifier,
  type Service,
  type Urgency,
} from '@himaya/domain';
import { useDraft } from '../../platform/drafts';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRecordNeed } from './needs.queries';

interface Values {
  readonly service: Service;
  readonly needCode: NeedCode;
  readonly level: Urgency;
  readonly identifiedBy: NeedIdentifier;
  readonly note: string;
}
const first: Values = { service: 'shelter', needCode: 'safe-place-tonight', level: 'urgent', identifiedBy: 'person', note: '' };

/** The way to write down what the person needs. */
export function NewNeed({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setOpened(true)} data-no-print>
        {t('needs.new')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('needs.new')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
        <NeedForm caseId={caseId} onDone={close} />
      </Modal>
    </>
  );
}

function NeedForm({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const record = useRecordNeed(caseId);
  const [values, setValues] = useState<Values>(first);
  const draft = useDraft<Values>(`need-${caseId}`, setValues);
  const change = (part: Partial<Values>): void => {
    const next = { ...values, ...part };
    setValues(next);
    draft.save(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { note, ...body } = values;
    record.mutate(note.trim() ? { ...body, note: note.trim() } : body, {
      onSuccess: async () => {
        await draft.discard().catch(() => undefined);
        sayDone('needs.saved');
        onDone();
      },
    });
  };
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <Select
          label={t('needs.service')}
          data={options(services)}
          value={values.service}
          onChange={(service) => services.has(service) && change({ service, needCode: needsOfService[service][0] ?? 'other' })}
          allowDeselect={false}
        />
        <Select
          label={t('needs.need')}
          data={needsOfService[values.service].map((need) => ({ value: need, label: code(needCodes, need) }))}
          value={values.needCode}
          onChange={(needCode) => needCodes.has(needCode) && change({ needCode })}
          allowDeselect={false}
        />
        <Select
          label={t('needs.level')}
          data={options(urgencies)}
          value={values.level}
          onChange={(level) => urgencies.has(level) && change({ level })}
          allowDeselect={false}
        />
        <Select
          label={t('needs.identified-by')}
          data={options(needIdentifiers)}
          value={values.identifiedBy}
          onChange={(identifiedBy) => needIdentifiers.has(identifiedBy) && change({ identifiedBy })}
          allowDeselect={false}
        />
        <Textarea
          label={t('needs.note')}
          value={values.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          maxLength={2000}
          minRows={2}
          autosize
        />
        <ProblemAlert error={record.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {t('needs.new')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
