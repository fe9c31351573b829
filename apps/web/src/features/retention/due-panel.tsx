import { useState } from 'react';
import { Button, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { caseOutcomes, retentionRules, type DueCaseView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { CaseNumber } from '../case-record';
import { ListPanel } from './list-panel';
import { useDueCases, useProposeErasure } from './retention.queries';

/** Cases whose time has run out: numbers, outcomes and days. The officer proposes, and nothing of them can be opened here. */
export function DuePanel() {
  const { t } = useWords();
  return (
    <ListPanel
      title={t('retention.due')}
      none={t('retention.none-due')}
      icon={<IconHourglass size={20} aria-hidden="true" />}
      list={useDueCases()}
      row={(one) => <Row key={one.number} one={one} />}
    />
  );
}

function Row({ one }: { readonly one: DueCaseView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const [asked, setAsked] = useState(false);
  const propose = useProposeErasure();
  const send = (): void =>
    propose.mutate(
      { number: one.number, reason: 'retention-ended' },
      {
        onSuccess: () => {
          setAsked(false);
          sayDone('retention.proposed');
        },
      },
    );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          <CaseNumber>{one.number}</CaseNumber>
        </span>
        <Text size="sm">
          {[one.outcome && code(caseOutcomes, one.outcome), code(retentionRules, one.rule)].filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('retention.due-since', { date: date(one.dueOn) })}
        </Text>
      </div>
      {one.underWay ? (
        <StatusBadge tone="waiting">{t('retention.under-way')}</StatusBadge>
      ) : (
        ability.can('record', 'Erasure') && (
          <Button variant="light" onClick={() => setAsked(true)}>
            {t('retention.propose')}
          </Button>
        )
      )}
      <ConfirmDialog
        opened={asked}
        title={t('retention.propose-title', { number: one.number })}
        text={t('retention.propose-text')}
        confirmLabel={t('retention.propose')}
        danger
        busy={propose.isPending}
        error={propose.error}
        onConfirm={send}
        onClose={() => setAsked(false)}
      />
    </li>
  );
}
