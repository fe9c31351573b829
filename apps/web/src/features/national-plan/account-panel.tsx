import { Stack, Text } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { accountFindings, memberAccountStates, type AccountFigures, type MemberAccountView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useFind, useReply } from './account.queries';
import { usePercent } from './activity-words';
import { SaidText } from './said-text';
import { SayForm } from './say-form';
import { toneOfAccount } from './tones';

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
        <FrozenFigures figures={account.figures} />
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
        {ability.can('record', 'MemberAccount') && state === 'asked' && <Reply account={account} />}
        {ability.can('decide', 'MemberAccount') && (state === 'replied' || overdue) && <Find account={account} />}
      </Stack>
    </Panel>
  );
}

function FrozenFigures({ figures }: { readonly figures: AccountFigures }) {
  const { t } = useWords();
  const { number } = useDates();
  const percent = usePercent();
  const { due, onTime, late, missing, returns, activities, milestones, declared, mean, held, attended } = figures;
  const of = (done: number, all: number): string => t('plan-scorecard.of', { done: number(done), all: number(all) });
  return (
    <Stack gap="xs">
      <DefinitionList
        items={[
          { term: t('plan-scorecard.on-time'), value: of(onTime, due) },
          { term: t('plan-scorecard.late'), value: number(late) },
          { term: t('plan-scorecard.missing'), value: number(missing) },
          { term: t('plan-scorecard.returns'), value: number(returns) },
          { term: t('plan-scorecard.activities'), value: number(activities) },
          { term: t('plan-scorecard.milestones'), value: of(declared, milestones) },
          { term: t('plan-scorecard.mean'), value: mean === null ? t('national-plan.no-ratio') : percent(mean) },
          { term: t('plan-scorecard.attendance'), value: held === 0 ? t('plan-scorecard.no-session') : of(attended, held) },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t('member-account.frozen')}
      </Text>
    </Stack>
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
      onSay={(text) => reply.mutate({ reply: text }, { onSuccess: () => sayDone('member-account.replied-done') })}
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
      onSay={(text, finding) => {
        if (finding !== null) find.mutate({ finding, text }, { onSuccess: () => sayDone('member-account.found-done') });
      }}
    />
  );
}
