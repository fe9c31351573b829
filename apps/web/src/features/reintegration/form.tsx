import type { FormEvent, ReactNode } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useReloadReintegration } from './reintegration.queries';
import classes from './reintegration.module.css';

interface Props {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The frame of the room's forms: what is asked, what went wrong, and the two buttons. */
export function Form({ busy, error, onSubmit, onDone, children }: Props) {
  const { t } = useWords();
  const reload = useReloadReintegration();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className={classes.wide}>
      <Stack gap="md">
        {children}
        <ProblemAlert error={error} onReload={reload} />
        <Group>
          <Button type="submit" loading={busy}>
            {t('programme.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('programme.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What a form does once its change is made. */
export function useDone(onDone: () => void): { readonly onSuccess: () => void } {
  const sayDone = useSayDone();
  return {
    onSuccess: () => {
      sayDone('programme.done');
      onDone();
    },
  };
}
