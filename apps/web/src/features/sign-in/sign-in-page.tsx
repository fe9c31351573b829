import { useState, type FormEvent } from 'react';
import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconLogin2, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes, type SignInBody } from '@himaya/domain';
import { call, keepCsrfToken } from '../../platform/api-client';
import { useDocumentTitle } from '../../platform/document-title';
import { meKey } from '../../platform/query-client';
import { useWords } from '../../platform/words';
import { LanguageChoices } from '../../ui/language-choices';
import { ProblemAlert } from '../../ui/problem-alert';
import { ProductMark } from '../../ui/product-mark';
import classes from './sign-in-page.module.css';

/** The way in. */
export function SignInPage() {
  const { t } = useWords();
  useDocumentTitle('sign-in.title');
  const client = useQueryClient();
  const [wrong, setWrong] = useState<Partial<Record<keyof SignInBody, boolean>>>({});
  const signIn = useMutation({
    mutationFn: (body: SignInBody) => call(routes.signIn, { body }),
    onSuccess: async ({ csrfToken }) => {
      keepCsrfToken(csrfToken);
      await client.invalidateQueries({ queryKey: meKey });
    },
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
    <div className={classes.page}>
      <header className={classes.corner}>
        <LanguageChoices />
      </header>
      <main className={classes.column}>
        <div className={classes.mark}>
          <ProductMark large />
        </div>
        <Paper className={classes.card}>
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
              <ProblemAlert error={signIn.error} />
              <Button
                type="submit"
                size="lg"
                fullWidth
                loading={signIn.isPending}
                leftSection={<IconLogin2 size={20} aria-hidden="true" />}
              >
                {t('sign-in.submit')}
              </Button>
            </Stack>
          </form>
        </Paper>
        <p className={classes.note}>
          <IconShieldCheck size={18} aria-hidden="true" />
          {t('sign-in.note')}
        </p>
      </main>
    </div>
  );
}
