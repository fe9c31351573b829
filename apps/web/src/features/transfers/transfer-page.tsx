import { useState } from 'react';
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconArrowsExchange, IconFileText, IconFolderOpen, IconInfoCircle, IconUserSearch } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import {
  transferActions,
  transferDeclineReasons,
  transferReasons,
  type TransferAction,
  type TransferDeclineReason,
  type TransferView,
} from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DefinitionList } from '../../ui/definition-list';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { SummaryFacts } from '../referrals';
import { TransferStatusBadge } from './transfer-status-badge';
import { useAnswerTransfer, useTransfer } from './transfers.queries';
import classes from './transfers.module.css';

/** One offer of responsibility on one screen: the summary, what acceptance means, and the decision. */
export function TransferPage() {
  const { t, name } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('transfer.title');
  const { data, error, refetch } = useTransfer(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={96} />;
  return (
    <>
      <PageHeader
        back={{ to: '/', label: t('nav.queue') }}
        title={t('transfer.title')}
        intro={
          <Group gap="sm" mt={4}>
            <TransferStatusBadge status={data.status} />
            {data.status === 'offered' && <DueTime dueAt={data.dueAt} />}
            <Text size="sm" c="dimmed">
              {data.box === 'incoming'
                ? t('transfer.from', { unit: name(data.fromUnit.name) })
                : t('transfer.to', { unit: name(data.toUnit.name) })}
            </Text>
          </Group>
        }
        actions={
          data.caseId && (
            <Button
              component={Link}
              to={`/cases/${data.caseId}`}
              variant="default"
              leftSection={<IconFolderOpen size={18} aria-hidden="true" />}
            >
              {t('transfer.open-case')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {data.crossesLine && (
          <Alert color="calm" icon={<IconArrowsExchange aria-hidden="true" />}>
            {t('referral.crosses-line')}
          </Alert>
        )}
        <Panel title={t('transfer.summary')} icon={<IconUserSearch size={20} aria-hidden="true" />}>
          <Stack gap="lg">
            <SummaryFacts summary={data.summary} />
            {data.box === 'incoming' && data.status === 'offered' && (
              <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
                {t('transfer.after')}
              </Alert>
            )}
            <Actions transfer={data} />
          </Stack>
        </Panel>
        <Facts transfer={data} />
      </Stack>
    </>
  );
}

function Facts({ transfer }: { readonly transfer: TransferView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('transfer.note')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {transfer.note === undefined ? <Text c="dimmed">{t('transfer.note-hint')}</Text> : <p className={classes.note}>{transfer.note}</p>}
        <DefinitionList
          items={[
            { term: t('transfer.reason'), value: code(transferReasons, transfer.reason) },
            { term: t('transfer.offered-at'), value: instant(transfer.offeredAt) },
            { term: t('access.responsible'), value: name((transfer.status === 'accepted' ? transfer.toUnit : transfer.fromUnit).name) },
            ...(transfer.decidedAt ? [{ term: t('transfer.decided-at'), value: instant(transfer.decidedAt) }] : []),
            ...(transfer.declineReason
              ? [{ term: t('transfer.decline-reason'), value: code(transferDeclineReasons, transfer.declineReason) }]
              : []),
          ]}
        />
      </Stack>
    </Panel>
  );
}

function Actions({ transfer }: { readonly transfer: TransferView }) {
  const { code } = useWords();
  const ability = useAbility<AppAbility>();
  const [asking, setAsking] = useState<TransferAction | null>(null);
  const open = transfer.actions.filter((action) => ability.can(action, 'Transfer'));
  if (open.length === 0) return null;
  return (
    <Group gap="sm">
      {open.map((action) => (
        <Button
          key={action}
          size={action === 'accept' ? 'lg' : 'md'}
          variant={action === 'accept' ? 'filled' : 'default'}
          onClick={() => setAsking(action)}
        >
          {code(transferActions, action)}
        </Button>
      ))}
      {asking && <AnswerDialog transfer={transfer} action={asking} onClose={() => setAsking(null)} />}
    </Group>
  );
}

function AnswerDialog({
  transfer,
  action,
  onClose,
}: {
  readonly transfer: TransferView;
  readonly action: TransferAction;
  readonly onClose: () => void;
}) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const answer = useAnswerTransfer(transfer);
  const [reason, setReason] = useState<TransferDeclineReason | null>(null);
  const [tried, setTried] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (action === 'decline' && reason === null) return;
    const onSuccess = (): void => {
      sayDone(`transfer.done.${action}`);
      onClose();
    };
    answer.mutate(
      action === 'decline' && reason !== null ? { action, reason } : action === 'withdraw' ? { action } : { action: 'accept' },
      {
        onSuccess,
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      danger={action !== 'accept'}
      title={t(`transfer.ask.${action}`)}
      {...(action === 'accept' ? { text: t('transfer.after') } : {})}
      confirmLabel={code(transferActions, action)}
      busy={answer.isPending}
      error={answer.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {action === 'decline' && (
        <Radio.Group
          label={t('transfer.decline-reason')}
          value={reason}
          onChange={(chosen) => setReason(transferDeclineReasons.has(chosen) ? chosen : null)}
          error={tried && reason === null && t('field.required')}
          withAsterisk
        >
          <Stack gap="sm" mt="xs">
            {transferDeclineReasons.codes.map((choice) => (
              <Radio key={choice} value={choice} label={code(transferDeclineReasons, choice)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </ConfirmDialog>
  );
}
