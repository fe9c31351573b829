import { useState, type FormEvent } from 'react';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { messageStates, type ChannelView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useConfirmContact, useRemoveContact, useSetContact } from './preferences.queries';

/** The own address of one channel: given, confirmed by a code, or taken away. */
export function ContactForm({ of: { channel, address, verified, lastMessage } }: { readonly of: ChannelView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const remove = useRemoveContact();
  if (address === null) return <AddressForm channel={channel} />;
  return (
    <Stack gap="md">
      <DefinitionList
        items={[
          {
            term: t('notices.goes-to'),
            value: (
              <>
                <bdi dir="ltr">{address}</bdi>
                {!verified && ` (${t('notices.not-confirmed')})`}
              </>
            ),
          },
          ...(lastMessage
            ? [{ term: t('notices.last'), value: `${code(messageStates, lastMessage.state)}, ${instant(lastMessage.at)}` }]
            : []),
        ]}
      />
      {!verified && <CodeForm channel={channel} />}
      <ProblemAlert error={remove.error} />
      <Group>
        <Button
          variant="subtle"
          color="danger"
          loading={remove.isPending}
          onClick={() => remove.mutate(channel, { onSuccess: () => sayDone('notices.removed') })}
        >
          {t('notices.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

function AddressForm({ channel }: Pick<ChannelView, 'channel'>) {
  const { t, fieldError } = useWords();
  const [address, setAddress] = useState('');
  const set = useSetContact();
  const wrong = set.error instanceof ApiProblem ? set.error.errors.find(({ path }) => path === 'address') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ channel, address: address.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md" maw="30rem">
        <TextInput
          label={t(channel === 'email' ? 'notices.email-address' : 'notices.sms-address')}
          type={channel === 'email' ? 'email' : 'tel'}
          autoComplete={channel === 'email' ? 'email' : 'tel'}
          dir="ltr"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={wrong && fieldError(wrong.code)}
          required
        />
        {!wrong && <ProblemAlert error={set.error} />}
        <Group>
          <Button type="submit" loading={set.isPending}>
            {t('notices.send-code')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CodeForm({ channel }: Pick<ChannelView, 'channel'>) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const sayDone = useSayDone();
  const confirm = useConfirmContact();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate({ channel, code }, { onSuccess: () => sayDone('notices.confirmed') });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md" maw="30rem">
        <Alert color="calm" icon={<IconMailCheck aria-hidden="true" />}>
          {t('notices.code-sent')}
        </Alert>
        <TextInput
          label={t('notices.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          maxLength={8}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
        />
        <ProblemAlert error={confirm.error} />
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            {t('notices.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
