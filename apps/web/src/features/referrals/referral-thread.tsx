import { useEffect, useState, type FormEvent } from 'react';
import { Badge, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { IconMessages, IconSend } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import { messageCodes, type ReferralMessageView, type ReferralView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useMessages, useReadMessages, useWriteMessage } from './loop.queries';
import classes from './referral-thread.module.css';

/** What the two sides write to each other: phrases before acceptance, words while the packet is open. */
export function ReferralThread({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const list = useMessages(referral.id);
  const { mutate: markRead } = useReadMessages(referral.id);
  const shown = list.items !== undefined;
  useEffect(() => {
    if (shown && referral.unread) markRead();
  }, [shown, referral.unread, markRead]);
  return (
    <Panel title={t('thread.title')} icon={<IconMessages size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <NewMessage referral={referral} />
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={2} height={56} />
        ) : list.items.length === 0 ? (
          <Text c="dimmed">{t('thread.none')}</Text>
        ) : (
          <ol className={classes.list}>
            {list.items.map((message) => (
              <Message key={message.id} message={message} referral={referral} />
            ))}
          </ol>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Stack>
    </Panel>
  );
}

function Message({ message, referral }: { readonly message: ReferralMessageView; readonly referral: ReferralView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const own = (message.by === 'receiver') === (referral.box === 'incoming');
  const unit = message.by === 'sender' ? referral.fromUnit : referral.toUnit;
  return (
    <li className={classes.message} data-own={own || undefined}>
      <div className={classes.head}>
        <span className={classes.by}>{own ? (message.author ?? t('thread.by-us')) : name(unit.name)}</span>
        <span className={classes.at}>{instant(message.at)}</span>
        {message.unread && <Badge color="himaya">{t('thread.new')}</Badge>}
      </div>
      <p className={classes.text}>{message.code ? code(messageCodes, message.code) : message.text}</p>
    </li>
  );
}

function NewMessage({ referral: { id, messageScope } }: { readonly referral: ReferralView }) {
  const { t, options } = useWords();
  const ability = useAbility<AppAbility>();
  const write = useWriteMessage(id);
  const [text, setText] = useState('');
  const [phrase, setPhrase] = useState('');
  const [missing, setMissing] = useState(false);
  if (!ability.can('send', 'ReferralMessage')) return null;
  if (messageScope === 'nothing') return <Text c="dimmed">{t('thread.closed')}</Text>;
  const words = messageScope === 'words';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = words && text.trim() ? { text: text.trim() } : messageCodes.has(phrase) ? { code: phrase } : null;
    setMissing(body === null);
    if (body === null) return;
    write.mutate(body, {
      onSuccess: () => {
        setText('');
        setPhrase('');
      },
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        {words ? (
          <Textarea
            label={t('thread.words')}
            description={t('thread.words-hint')}
            value={text}
            maxLength={4000}
            autosize
            minRows={2}
            error={missing && t('thread.nothing')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <>
            <Text size="sm">{t('thread.codes-only')}</Text>
            <NativeSelect
              label={t('thread.phrase')}
              value={phrase}
              error={missing && t('field.required')}
              data={[{ value: '', label: t('thread.choose') }, ...options(messageCodes)]}
              onChange={(event) => setPhrase(event.currentTarget.value)}
            />
          </>
        )}
        <ProblemAlert error={write.error} />
        <Group>
          <Button type="submit" loading={write.isPending} leftSection={<IconSend size={18} aria-hidden="true" className={classes.send} />}>
            {t(words ? 'thread.send' : 'thread.send-phrase')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
