import { Stack } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { accountFindings, memberAccountStates, type MemberAccountView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useFind, useReply } from './account.queries';
import { HalfFigures } from './half-figures';
import { SaidText } from './said-text';
import { SayForm, UnsentWords } from './say-form';
import { toneOfAccount } from './tones';

const draftOf = (deed: 'reply' | 'finding', { id }: MemberAccountView): string => `account-${deed}-${id}`;

/** One account: the figures as they were frozen, what was asked, replied and found, and what this reader may say next. */
export function AccountPanel({ account, title }: { readonly account: MemberAccountView; readonly title: string }) {
  const { t, code } = useWords();
  const { date, instant } = useDates();
  const { ability } = useSession();
  const { state, overdue, questions, askedAt, replyBy, reply, finding } = account;
  const due = t('member-account.reply-by', { date: date(replyBy) });
  return (
    <Panel
      title={title}
      icon={<IconMessageQuestion size={20} aria-hidden="true" />}
      actions={
        <StatusBadge tone={overdue ? 'stopped' : toneOfAccount[state]}>
          {overdue ? t('member-account.overdue') : code(memberAccountStates, state)}
        </StatusBadge>
      }
    >
      <Stack gap="lg">
        <HalfFigures figures={account.figures} note={t('member-account.frozen')} />
        <SaidText title={t('member-account.questions')} when={state === 'asked' ? `${instant(askedAt)} · ${due}` : instant(askedAt)}>
          {questions}
        </SaidText>
        {reply !== null && (
          <SaidText title={t('member-account.reply')} when={instant(reply.at)}>
            {reply.text}
          </SaidText>
        )}
        {finding !== null && (
          <SaidText
            title={t('member-account.finding-is', { finding: code(accountFindings, finding.finding) })}
            when={reply === null ? `${instant(finding.at)} · ${t('member-account.no-reply')}` : instant(finding.at)}
          >
            {finding.text}
          </SaidText>
        )}
        {ability.can('record', 'MemberAccount') &&
          (state === 'asked' ? (
            <Reply account={account} />
          ) : (
            <UnsentWords draft={draftOf('reply', account)} label={t('member-account.reply')} />
          ))}
        {ability.can('decide', 'MemberAccount') &&
          (state === 'replied' || overdue ? (
            <Find account={account} />
          ) : (
            <UnsentWords draft={draftOf('finding', account)} label={t('member-account.finding-text')} />
          ))}
      </Stack>
    </Panel>
  );
}

function Reply({ account }: { readonly account: MemberAccountView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const reply = useReply(account);
  return (
    <SayForm
      label={t('member-account.reply')}
      how={t('member-account.reply-how')}
      send={t('member-account.send-reply')}
      busy={reply.isPending}
      error={reply.error}
      draft={draftOf('reply', account)}
      onSay={({ text }, _, onSaid) =>
        reply.mutate({ body: { reply: text }, onSaid }, { onSuccess: () => sayDone('member-account.replied-done') })
      }
    />
  );
}

function Find({ account }: { readonly account: MemberAccountView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const find = useFind(account);
  return (
    <SayForm
      findingLabel={t('member-account.finding')}
      label={t('member-account.finding-text')}
      how={t('member-account.find-how')}
      send={t('member-account.find')}
      busy={find.isPending}
      error={find.error}
      draft={draftOf('finding', account)}
      onSay={({ text, finding }, _, onSaid) => {
        if (finding !== null) find.mutate({ body: { finding, text }, onSaid }, { onSuccess: () => sayDone('member-account.found-done') });
      }}
    />
  );
}
