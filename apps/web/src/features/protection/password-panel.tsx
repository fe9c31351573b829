import { useState, type FormEvent } from 'react';
import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { passwordFault } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import classes from './protection.module.css';
import { useChangePassword } from './protection.queries';

const fields = ['current', 'new', 'again'] as const;
type Field = (typeof fields)[number];
type Wrong = Partial<Record<Field, string>>;

/** A new password for the present one; what it must not be is said beside it. */
export function PasswordPanel() {
  const { t, fieldError } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const [wrong, setWrong] = useState<Wrong>({});
  const change = useChangePassword();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const typed = (field: Field): string => {
      const value = data.get(field);
      return typeof value === 'string' ? value : '';
    };
    const fault = passwordFault(typed('new'), me.user.username);
    const found: Wrong = {
      ...(typed('current') === '' ? { current: t('sign-in.password-missing') } : {}),
      ...(fault ? { new: fieldError(fault) } : {}),
      ...(typed('again') === typed('new') ? {} : { again: t('password.differ') }),
    };
    setWrong(found);
    const first = fields.find((field) => found[field]);
    if (first) return form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    change.mutate(
      { currentPassword: typed('current'), newPassword: typed('new') },
      {
        onSuccess: () => {
          form.reset();
          sayDone('password.changed');
        },
        onError: (error) => {
          const refused = error instanceof ApiProblem ? error.errors.find(({ path }) => path === 'newPassword') : undefined;
          if (refused) setWrong({ new: fieldError(refused.code) });
        },
      },
    );
  };
  const input = (name: Field, autoComplete: string) => (
    <PasswordInput
      name={name}
      label={t(`password.${name}`)}
      autoComplete={autoComplete}
      dir="ltr"
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
      error={wrong[name]}
    />
  );
  return (
    <Panel title={t('password.title')} icon={<IconLock size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit} className={classes.narrow}>
        <Stack gap="md">
          <Text c="dimmed">{t('password.text')}</Text>
          {/* For password managers: whose password it is. */}
          <input type="hidden" autoComplete="username" value={me.user.username} readOnly />
          {input('current', 'current-password')}
          {input('new', 'new-password')}
          {input('again', 'new-password')}
          {!wrong.new && <ProblemAlert error={change.error} />}
          <Button type="submit" loading={change.isPending}>
            {t('password.change')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
