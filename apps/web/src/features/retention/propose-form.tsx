import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconShredder } from '@tabler/icons-react';
import { erasureReasons, type ErasureReason } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useProposeErasure } from './retention.queries';

/** Proposes to erase a closed case before its time: on the person's word, by a court's order, or because it was entered in error. */
export function ProposeForm() {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const propose = useProposeErasure();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState<ErasureReason>('person-asked');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const wanted = number.trim().toUpperCase();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    propose.reset();
    setAsked(wanted !== '');
  };
  const send = (): void =>
    propose.mutate(
      { number: wanted, reason },
      {
        onSuccess: () => {
          sayDone('retention.proposed');
          setNumber('');
          setTried(false);
          setAsked(false);
        },
      },
    );
  return (
    <Panel title={t('retention.early')} icon={<IconShredder size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('retention.number')}
            value={number}
            dir="ltr"
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={tried && wanted === '' ? t('field.required') : undefined}
          />
          <Select
            label={t('retention.early-reason')}
            data={options(erasureReasons).filter(({ value }) => value !== 'retention-ended')}
            value={reason}
            allowDeselect={false}
            onChange={(chosen) => erasureReasons.has(chosen) && setReason(chosen)}
          />
          <Text size="sm" c="dimmed">
            {t('retention.early-hint')}
          </Text>
          <Group>
            <Button type="submit" variant="light">
              {t('retention.propose')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={asked}
        title={t('retention.propose-title', { number: wanted })}
        text={t('retention.propose-text')}
        confirmLabel={t('retention.propose')}
        danger
        busy={propose.isPending}
        error={propose.error}
        onConfirm={send}
        onClose={() => setAsked(false)}
      />
    </Panel>
  );
}
