import { useRef, useState, type FormEvent } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { CaseView, IdentificationView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useSafeguards } from '../safeguards';
import { DecideFields } from './decide-fields';
import { decideBodyOf, decideValuesFor, type DecideErrors } from './decide-values';
import { useDecide } from './identification.queries';

interface Props {
  readonly record: CaseView;
  readonly identification: IdentificationView;
  readonly onClose: () => void;
}

/** Records a decision: which, on what ground and under both tests; for a judge's also whose. */
export function DecideDialog({ record, identification, onClose }: Props) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(() => decideValuesFor(identification, record.governorate));
  const [errors, setErrors] = useState<DecideErrors>({});
  const [attempt, setAttempt] = useState(0);
  const decide = useDecide(record.id);
  const safeguards = useSafeguards(record.id).data;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const result = decideBodyOf(values, identification, safeguards);
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    decide.mutate(result.body, {
      onSuccess: () => {
        sayDone('decision.saved');
        onClose();
      },
      onError: (error) => {
        if (error instanceof ApiProblem) setErrors(Object.fromEntries(error.errors.map(({ path, code }) => [path, code])));
      },
    });
  };

  return (
    <Modal opened onClose={onClose} title={t('decision.new')} size="xl" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form ref={form} noValidate onSubmit={submit} autoComplete="off">
        <Stack gap="lg">
          <FormErrors form={form} count={Object.keys(errors).length} attempt={attempt} />
          <DecideFields
            values={values}
            onChange={(changed) => setValues({ ...values, ...changed })}
            errors={errors}
            record={record}
            identification={identification}
            safeguards={safeguards}
          />
          <ProblemAlert error={decide.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" loading={decide.isPending}>
              {t('decision.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
