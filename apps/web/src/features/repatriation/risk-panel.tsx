import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import {
  returnRiskBars,
  returnRiskFactors,
  returnRiskStatuses,
  riskLevels,
  type RepatriationView,
  type ReturnRiskView,
  type RiskLevel,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { RiskForm } from './risk-form';
import { useApproveReturnRisk } from './repatriation.queries';
import classes from './repatriation.module.css';

/** What waits for the person there: written by one, approved by another. */
export function RiskPanel({ one }: { readonly one: RepatriationView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const writing = open && one.mayAssess;
  return (
    <Panel
      title={t('return.risks')}
      icon={<IconShieldSearch size={20} aria-hidden="true" />}
      flush
      actions={one.mayAssess && !writing && <Button onClick={() => setOpen(true)}>{t('return.assess')}</Button>}
    >
      {writing && (
        <div className={classes.form}>
          <RiskForm one={one} onDone={() => setOpen(false)} />
        </div>
      )}
      {one.risks.length === 0 ? (
        <EmptyState
          icon={<IconShieldSearch size={30} stroke={1.6} aria-hidden="true" />}
          title={t('return.no-risk')}
          text={t('return.two-people')}
        />
      ) : (
        <ul className={rows.list}>
          {one.risks.map((risk) => (
            <Row key={`${risk.id} ${risk.version}`} risk={risk} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tones = { proposed: 'waiting', approved: 'done', refused: 'stopped' } as const;

function Row({ risk }: { readonly risk: ReturnRiskView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const approve = useApproveReturnRisk(risk);
  const decide = (yes: boolean): void => approve.mutate(yes, { onSuccess: () => sayDone('return.done') });
  const barred = (returnRiskBars as readonly RiskLevel[]).includes(risk.level);
  const named = (label: string, factors: ReturnRiskView['present']) =>
    factors.length > 0 && (
      <Text size="sm">{`${t(label)}: ${factors.map((factor) => code(returnRiskFactors, factor)).join(t('return.comma'))}`}</Text>
    );
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(riskLevels, risk.level)} · ${date(risk.assessedOn)}`}</span>
        {named('return.present', risk.present)}
        {named('return.unknown', risk.unknown)}
        {risk.reasons !== null && <p className={classes.prose}>{risk.reasons}</p>}
        <Text size="sm" c="dimmed">
          {[
            t('return.valid-until', { date: date(risk.validUntil) }),
            risk.assessedBy === null ? null : t('return.by', { name: risk.assessedBy }),
            risk.decidedBy === null ? null : t('return.decided-by', { name: risk.decidedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {risk.mayDecide && (
          <Stack gap="xs" mt="xs">
            {barred && (
              <Text size="sm" c="danger">
                {t('return.barred')}
              </Text>
            )}
            <ProblemAlert error={approve.error} />
            <Group gap="xs">
              {!barred && (
                <Button loading={approve.isPending} onClick={() => decide(true)}>
                  {t('return.approve')}
                </Button>
              )}
              <Button variant="default" loading={approve.isPending} onClick={() => decide(false)}>
                {t('return.refuse')}
              </Button>
            </Group>
          </Stack>
        )}
      </Stack>
      <StatusBadge tone={tones[risk.status]}>{code(returnRiskStatuses, risk.status)}</StatusBadge>
    </li>
  );
}
