import { useState, type FormEvent } from 'react';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconKey, IconShieldCheck } from '@tabler/icons-react';
import type { ProofMethod, SignInView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DeviceAlert } from './device-alert';
import { useProof } from './protection.queries';

interface Props {
  /** What the account can prove; the first typed one is asked for at once. */
  readonly methods: readonly ProofMethod[];
  readonly onProved: (view: SignInView) => void;
}

const field = {
  totp: { label: 'totp.code', missing: 'totp.code-missing' },
  'recovery-code': { label: 'second-factor.recovery-code', missing: 'second-factor.recovery-missing' },
  password: { label: 'sign-in.password', missing: 'sign-in.password-missing' },
} as const;
type Typed = keyof typeof field;

/** Proves who sits there: by a code, a passkey, or where there is nothing else by the password. */
export function ProofForm({ methods, onProved }: Props) {
  const { t } = useWords();
  const typed = methods.filter((method): method is Typed => method !== 'passkey');
  const [chosen, setChosen] = useState<Typed | null>(null);
  const asked = chosen ?? (methods.includes('passkey') && !methods.includes('totp') ? null : (typed[0] ?? null));
  const [missing, setMissing] = useState(false);
  const proof = useProof(onProved);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // Part of a dialog's form: this proof is not its submission.
    event.stopPropagation();
    const value = new FormData(event.currentTarget).get('proof');
    const text = typeof value === 'string' ? value.trim() : '';
    setMissing(text === '');
    if (asked === null || text === '') return;
    proof.mutate(asked === 'password' ? { method: asked, password: text } : { method: asked, code: text });
  };
  const others = typed.filter((method) => method !== asked);
  return (
    <Stack gap="md">
      {asked && (
        <form noValidate onSubmit={submit} key={asked}>
          <Stack gap="md">
            {asked === 'password' ? (
              <PasswordInput
                name="proof"
                label={t(field.password.label)}
                autoComplete="current-password"
                dir="ltr"
                data-autofocus
                visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
                error={missing && t(field.password.missing)}
              />
            ) : (
              <TextInput
                name="proof"
                label={t(field[asked].label)}
                autoComplete={asked === 'totp' ? 'one-time-code' : 'off'}
                inputMode={asked === 'totp' ? 'numeric' : 'text'}
                maxLength={asked === 'totp' ? 12 : 40}
                dir="ltr"
                spellCheck={false}
                autoFocus
                data-autofocus
                error={missing && t(field[asked].missing)}
              />
            )}
            <DeviceAlert error={proof.error} />
            <Button
              type="submit"
              size="lg"
              fullWidth
              loading={proof.isPending}
              leftSection={<IconShieldCheck size={20} aria-hidden="true" />}
            >
              {t('second-factor.submit')}
            </Button>
          </Stack>
        </form>
      )}
      {methods.includes('passkey') && (
        <Button
          variant={asked ? 'light' : 'filled'}
          size="lg"
          fullWidth
          loading={proof.isPending}
          leftSection={<IconKey size={20} aria-hidden="true" />}
          onClick={() => proof.mutate({ method: 'passkey' })}
        >
          {t('passkey.use')}
        </Button>
      )}
      {!asked && <DeviceAlert error={proof.error} />}
      {others.map((method) => (
        <Button key={method} variant="subtle" onClick={() => setChosen(method)}>
          {t(method === 'recovery-code' ? 'second-factor.recovery' : method === 'totp' ? 'second-factor.app' : 'sign-in.password')}
        </Button>
      ))}
    </Stack>
  );
}
