import { Alert, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClipboardCheck, IconMessageQuestion } from '@tabler/icons-react';
import { figuresToFreeze, lastAccountableHalf, localDay, type AgencyId } from '@himaya/domain';
import { useParams, useSearchParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { useSayDone } from '../../ui/say-done';
import { AccountPanel } from './account-panel';
import { useAskMember, useMemberAccounts, useMemberEvaluations } from './account.queries';
import { EvaluationPanel } from './evaluation-panel';
import { HalfFigures } from './half-figures';
import { accountedHalves, useHalfName } from './half-years';
import { SayForm, UnsentWords } from './say-form';
import { useScorecards } from './scorecard.queries';

/** One member's half-year: its figures now, the chair's account with it, and how it was evaluated. */
export function MemberPage() {
  const { t, name } = useWords();
  const halfName = useHalfName();
  const { date, number } = useDates();
  const { ability } = useSession();
  useDocumentTitle('member-account.member');
  const { agency = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const today = localDay(new Date());
  const recent = accountedHalves();
  const half = params.get('half') ?? lastAccountableHalf(today);
  const choices = recent.includes(half) ? recent : [...recent, half];
  const cards = useScorecards(half);
  const accounts = useMemberAccounts({ half, agency });
  const evaluations = useMemberEvaluations({ half, agency });
  const card = cards.data?.members.find((one) => one.agency.id === agency);
  const error = cards.error ?? accounts.error ?? evaluations.error;
  if (error)
    return <ErrorState error={error} onRetry={() => void Promise.all([cards.refetch(), accounts.refetch(), evaluations.refetch()])} />;
  if (!cards.data || !accounts.data || !evaluations.data) return <LoadingState rows={6} />;
  const back = { to: `/plan/scorecards?half=${half}`, label: t('plan-scorecard.title') };
  if (card === undefined) return <PageHeader title={t('member-account.no-member')} back={back} />;
  const [account] = accounts.data.items;
  const { accountableFrom, unconfirmed } = cards.data;
  const open = accountableFrom <= today;
  return (
    <>
      <PageHeader title={name(card.agency.name)} intro={halfName(half)} back={back} actions={<PrintButton />} />
      <Stack gap="lg">
        <Select
          label={t('plan-scorecard.half')}
          data={choices.map((value) => ({ value, label: halfName(value) }))}
          value={half}
          onChange={(value) => value !== null && setParams({ half: value }, { replace: true })}
          allowDeselect={false}
          data-no-print
        />
        <Panel title={t('member-account.figures-now')} icon={<IconClipboardCheck size={20} aria-hidden="true" />}>
          <HalfFigures
            figures={figuresToFreeze(card, card.attendance)}
            note={`${t('plan-scorecard.method')} ${t('plan-scorecard.attendance-how')}`}
          />
        </Panel>
        {account === undefined && unconfirmed !== null && unconfirmed > 0 && (
          <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {t('member-account.unconfirmed', { number: number(unconfirmed) })}
          </Alert>
        )}
        {account !== undefined ? (
          <>
            {ability.can('open', 'MemberAccount') && (
              <UnsentWords
                key={draftOfQuestions(half, account.agency.id)}
                draft={draftOfQuestions(half, account.agency.id)}
                label={t('member-account.questions')}
              />
            )}
            <AccountPanel key={account.id} account={account} title={t('member-account.title')} />
          </>
        ) : (
          <Panel title={t('member-account.title')} icon={<IconMessageQuestion size={20} aria-hidden="true" />}>
            {open && ability.can('open', 'MemberAccount') ? (
              <Ask key={`${half} ${card.agency.id}`} half={half} agencyId={card.agency.id} />
            ) : (
              <EmptyState
                icon={<IconMessageQuestion size={30} stroke={1.6} aria-hidden="true" />}
                title={t(open ? 'member-account.not-asked' : 'member-account.not-open')}
              />
            )}
          </Panel>
        )}
        <EvaluationPanel half={half} agencyId={card.agency.id} evaluations={evaluations.data.items} open={open} />
        {!open && (
          <Text size="sm" c="dimmed">
            {t('member-account.not-open-why', { date: date(accountableFrom) })}
          </Text>
        )}
      </Stack>
    </>
  );
}

const draftOfQuestions = (half: string, agencyId: AgencyId): string => `account-questions-${half}-${agencyId}`;

function Ask({ half, agencyId }: { readonly half: string; readonly agencyId: AgencyId }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const ask = useAskMember();
  return (
    <SayForm
      label={t('member-account.questions')}
      how={t('member-account.ask-how')}
      send={t('member-account.ask')}
      busy={ask.isPending}
      error={ask.error}
      draft={draftOfQuestions(half, agencyId)}
      onSay={({ text: questions }, _, onSaid) =>
        ask.mutate({ body: { half, agencyId, questions }, onSaid }, { onSuccess: () => sayDone('member-account.asked-done') })
      }
    />
  );
}
