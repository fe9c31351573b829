import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconUserHeart } from '@tabler/icons-react';
import {
  guardianAppointers,
  guardianRelations,
  localDay,
  type AppointGuardianBody,
  type GuardianAppointer,
  type GuardianRelation,
  type IsoDate,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAppointGuardian } from './child-safeguards.queries';

/** The way to write down who speaks for a child. */
export function NewGuardian({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button size="sm" leftSection={<IconUserHeart size={16} aria-hidden="true" />} onClick={() => setOpened(true)} data-no-print>
        {t('child.guardian-new')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('child.guardian-new')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <GuardianForm caseId={caseId} onDone={close} />
      </Modal>
    </>
  );
}

function GuardianForm({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const { t, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const appoint = useAppointGuardian(caseId);
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [relation, setRelation] = useState<GuardianRelation>('appointed-person');
  const [appointedBy, setAppointedBy] = useState<GuardianAppointer>('juvenile-court');
  const [appointedOn, setAppointedOn] = useState<IsoDate | null>(localDay(new Date()));
  const [independent, setIndependent] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim().length < 2 || appointedOn === null) return;
    const body: AppointGuardianBody = {
      name: name.trim(),
      ...(contact.trim() ? { contact: contact.trim() } : {}),
      relation,
      appointedBy,
      appointedOn,
      independent,
    };
    appoint.mutate(body, {
      onSuccess: () => {
        sayDone('child.guardian-saved');
        onDone();
      },
    });
  };
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <TextInput
          data-person
          label={t('child.guardian-name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim().length < 2 ? fieldError('required') : undefined}
          maxLength={200}
          required
        />
        <TextInput
          label={t('child.guardian-contact')}
          value={contact}
          onChange={(event) => setContact(event.currentTarget.value)}
          maxLength={400}
        />
        <Select
          label={t('child.guardian-relation')}
          data={options(guardianRelations)}
          value={relation}
          onChange={(chosen) => guardianRelations.has(chosen) && setRelation(chosen)}
          allowDeselect={false}
        />
        <Select
          label={t('child.guardian-appointed-by')}
          data={options(guardianAppointers)}
          value={appointedBy}
          onChange={(chosen) => guardianAppointers.has(chosen) && setAppointedBy(chosen)}
          allowDeselect={false}
        />
        <DateField
          label={t('child.guardian-appointed-on')}
          value={appointedOn}
          onChange={setAppointedOn}
          error={tried && appointedOn === null ? fieldError('required') : undefined}
          maxDate={localDay(new Date())}
          required
        />
        <Checkbox
          label={t('child.guardian-independent')}
          checked={independent}
          onChange={(event) => setIndependent(event.currentTarget.checked)}
        />
        <ProblemAlert error={appoint.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={appoint.isPending}>
            {t('child.guardian-new')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
