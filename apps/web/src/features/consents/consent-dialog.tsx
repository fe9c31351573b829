import { useRef, useState, type FormEvent } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { Category, PersonView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { ProblemAlert } from '../../ui/problem-alert';
import { useUnits } from '../directory';
import { ConsentFields } from './consent-fields';
import { consentBodyOf, consentValuesFor, type ConsentErrors } from './consent-values';
import { ConsentWords } from './consent-words';
import { useRecordConsent } from './consents.queries';

interface Props {
  readonly caseId: string;
  readonly person: Pick<PersonView, 'ageBand' | 'languages'>;
  readonly offered: readonly Category[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Records what the person agreed to, with the words they heard. */
export function ConsentDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={t('consent.new')} size="xl" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ConsentForm {...rest} onDone={onClose} />
    </Modal>
  );
}

function ConsentForm({ caseId, person, offered, onDone }: Omit<Props, 'opened' | 'onClose'> & { readonly onDone: () => void }) {
  const { t } = useWords();
  const [values, setValues] = useState(() => consentValuesFor(person));
  const [errors, setErrors] = useState<ConsentErrors>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const record = useRecordConsent(caseId);
  const units = useUnits({});
  const recipient = units.data?.find((unit) => unit.id === values.recipientUnitId)?.name ?? null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const result = consentBodyOf(values, person.ageBand);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    record.mutate(result.body, {
      onSuccess: onDone,
      onError: (error) => {
        if (error instanceof ApiProblem) setErrors(Object.fromEntries(error.errors.map(({ path, code }) => [path, code])));
      },
    });
  };

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="lg">
        <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
        <ConsentFields
          values={values}
          onChange={(changed) => setValues({ ...values, ...changed })}
          errors={errors}
          ageBand={person.ageBand}
          offered={offered}
        />
        <ConsentWords {...values} recipient={recipient} />
        <ProblemAlert error={record.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {t('consent.record')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
