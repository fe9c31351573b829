import { use, useRef, useState, type FormEvent } from 'react';
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck, IconKey } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { passwordFault, routes, type FirstPasswordBody } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { call } from '../../platform/api-client';
import { useDocumentTitle } from '../../platform/document-title';
import { useLanguage } from '../../platform/language';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';

/** Chooses the password of a new account with the code that was handed over; then back to the sign-in. */
export function FirstPasswordStep({ onBack }: { readonly onBack: () => void }) {
  const { furtherWords } = useLanguage();
  use(furtherWords());
  return <FirstPasswordForm onBack={onBack} />;
}

function FirstPasswordForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useWords();
  useDocumentTitle('first-password.title');
  const form = useRef<HTMLFormElement>(null);
  const [body, setBody] = useState<FirstPasswordBody>({ username: '', code: '', password: '' });
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const send = useMutation({ mutationFn: (chosen: FirstPasswordBody) => call(routes.setFirstPassword, { body: chosen }), gcTime: 0 });
  const fault = passwordFault(body.password, body.username);
  const refused = send.error instanceof ApiProblem ? send.error.errors.find(({ path }) => path === 'password')?.code : undefined;
  const wrong = {
    username: body.username.trim() === '',
    code: body.code.trim() === '',
    password: fault !== null,
    again: again !== body.password,
  };
  const change = (field: keyof FirstPasswordBody, value: string): void => {
    if (send.error) send.reset();
    setBody({ ...body, [field]: value });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = (Object.keys(wrong) as (keyof typeof wrong)[]).find((field) => wrong[field]);
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else send.mutate({ ...body, username: body.username.trim().toLowerCase() });
  };

  if (send.data) {
    return (
      <Stack gap="md">
        <Title order={1} size="h2">
          {t('first-password.done')}
        </Title>
        <Alert color="good" role="status" icon={<IconCircleCheck aria-hidden="true" />}>
          {t('first-password.done-text')}
        </Alert>
        <Button size="lg" fullWidth onClick={onBack}>
          {t('first-password.to-sign-in')}
        </Button>
      </Stack>
    );
  }
  const passwordWords = refused ?? (tried ? fault : null);
  const plain = { required: true, withAsterisk: false, dir: 'ltr' } as const;
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('sign-in.show-password') } };
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Title order={1} size="h2">
            {t('first-password.title')}
          </Title>
          <Text c="dimmed">{t('first-password.intro')}</Text>
        </div>
        <TextInput
          {...plain}
          name="username"
          label={t('sign-in.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          value={body.username}
          error={tried && wrong.username && t('sign-in.username-missing')}
          onChange={(event) => change('username', event.currentTarget.value)}
        />
        <TextInput
          {...plain}
          name="code"
          label={t('first-password.code')}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={60}
          value={body.code}
          error={tried && wrong.code && t('new-user.needed')}
          onChange={(event) => change('code', event.currentTarget.value)}
        />
        <PasswordInput
          {...plain}
          {...eye}
          name="password"
          label={t('first-password.password')}
          description={t('first-password.password-help')}
          autoComplete="new-password"
          maxLength={256}
          value={body.password}
          error={passwordWords && t(`field.${passwordWords}`)}
          onChange={(event) => change('password', event.currentTarget.value)}
        />
        <PasswordInput
          {...plain}
          {...eye}
          name="again"
          label={t('first-password.again')}
          autoComplete="new-password"
          maxLength={256}
          value={again}
          error={tried && wrong.again && t('first-password.differs')}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        {!refused && <ProblemAlert error={send.error} />}
        <Button type="submit" size="lg" fullWidth loading={send.isPending} leftSection={<IconKey size={20} aria-hidden="true" />}>
          {t('first-password.submit')}
        </Button>
        <Button variant="subtle" fullWidth onClick={onBack}>
          {t('first-password.to-sign-in')}
        </Button>
      </Stack>
    </form>
  );
}
