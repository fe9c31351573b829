import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { IconInfoCircle, IconShare } from '@tabler/icons-react';
import type { CaseView, UnitId, UnitRef } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { OverrideFields } from './override-fields';
import { overrideBodyOf, overrideValuesFor, type OverrideErrors } from './override-values';
import { useRequestOverride } from './overrides.queries';

interface Props {
  readonly record: CaseView;
  /** The desk that was chosen already. */
  readonly recipientUnitId?: UnitId;
  /** A police section, which is no desk. */
  readonly recipient?: UnitRef;
}

/** The way to ask a second person to share without the person's consent. */
export function RequestOverride(props: Props) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button
        variant="subtle"
        color="danger"
        size="sm"
        leftSection={<IconShare size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('override.new')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('override.new')} size="xl" closeButtonProps={{ 'aria-label': t('action.close') }}>
        <OverrideForm {...props} onDone={close} />
      </Modal>
    </>
  );
}

function OverrideForm({ record, recipientUnitId, recipient, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(() => overrideValuesFor(recipient?.id ?? recipientUnitId ?? null));
  const [errors, setErrors] = useState<OverrideErrors>({});
  const [attempt, setAttempt] = useState(0);
  const request = useRequestOverride(record.id);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // In the page a form may stand in another one's dialog: this is not that one's sending.
    event.stopPropagation();
    const result = overrideBodyOf(values, record);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    request.mutate(result.body, {
      onSuccess: () => {
        sayDone('override.asked');
        onDone();
      },
      onError: (error) => {
        if (error instanceof ApiProblem) {
          setErrors(Object.fromEntries(error.errors.map(({ path, code }) => [path.replace('bestInterests.', ''), code])));
        }
      },
    });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="lg">
        <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
          {t('override.dialog-text')}
        </Alert>
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <OverrideFields
          values={values}
          onChange={(changed) => setValues({ ...values, ...changed })}
          errors={errors}
          record={record}
          recipient={recipient}
        />
        <ProblemAlert error={request.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={request.isPending}>
            {t('override.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
