import { useState, type FormEvent } from 'react';
import { Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconBuildingBank, IconLogin2 } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { routes, type SignInBody, type SignInView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';

interface Props {
  readonly onSignedIn: (view: SignInView) => Promise<void> | void;
  /** Somebody holds a code and has no password yet. */
  readonly onFirstTime: () => void;
  /** What went wrong on the way back from the government's provider. */
  readonly error: unknown;
  readonly busy: boolean;
}

/** The first step of the sign-in: name and password, or the government's identity. */
export function PasswordStep({ onSignedIn, onFirstTime, error, busy }: Props) {
  const { t } = useWords();
  useDocumentTitle('sign-in.title');
  const [wrong, setWrong] = useState<Partial<Record<keyof SignInBody, boolean>>>({});
  const signIn = useMutation({ mutationFn: (body: SignInBody) => call(routes.signIn, { body }), onSuccess: onSignedIn });
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => call(routes.readSignInOptions), staleTime: Infinity });
  const government = useMutation({
    mutationFn: () => call(routes.startGovernmentSignIn, { body: {} }),
    onSuccess: ({ url }) => globalThis.location.assign(url),
  });

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const typed = (field: keyof SignInBody): string => {
      const value = values.get(field);
      return typeof value === 'string' ? value : '';
    };
    const username = typed('username').trim();
    const password = typed('password');
    const missing = { username: username === '', password: password === '' };
    setWrong(missing);
    const first = missing.username ? 'username' : missing.password ? 'password' : null;
    if (first) form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else signIn.mutate({ username, password });
  };

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Title order={1} size="h2">
            {t('sign-in.title')}
          </Title>
          <Text c="dimmed">{t('sign-in.intro')}</Text>
        </div>
        <TextInput
          name="username"
          label={t('sign-in.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
          withAsterisk={false}
          error={wrong.username && t('sign-in.username-missing')}
        />
        <PasswordInput
          name="password"
          label={t('sign-in.password')}
          autoComplete="current-password"
          dir="ltr"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
          error={wrong.password && t('sign-in.password-missing')}
        />
        <ProblemAlert error={signIn.error ?? government.error ?? error} />
        <Button
          type="submit"
          size="lg"
          fullWidth
          loading={signIn.isPending || busy}
          leftSection={<IconLogin2 size={20} aria-hidden="true" />}
        >
          {t('sign-in.submit')}
        </Button>
        {options.data?.government && (
          <>
            <Divider label={t('government.or')} />
            <Button
              variant="light"
              size="lg"
              fullWidth
              loading={government.isPending}
              leftSection={<IconBuildingBank size={20} aria-hidden="true" />}
              onClick={() => government.mutate()}
            >
              {t('government.sign-in')}
            </Button>
          </>
        )}
        <Button variant="subtle" fullWidth onClick={onFirstTime}>
          {t('sign-in.first-time')}
        </Button>
      </Stack>
    </form>
  );
}
