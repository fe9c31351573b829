import { Anchor, Stack, Table, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { accountFindings, memberAccountStates, type PlanScorecardRow } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import { usePercent } from './activity-words';
import { toneOfAccount, toneOfFinding } from './tones';

const counted = ['due', 'onTime', 'late', 'missing', 'returns', 'activities'] as const;
const wordOf = { due: 'due', onTime: 'on-time', late: 'late', missing: 'missing', returns: 'returns', activities: 'activities' } as const;

interface Props {
  readonly title: string;
  readonly half: string;
  readonly members: readonly PlanScorecardRow[];
}

/** Members with their figures of a half-year; to those who hold them to account with where that stands. */
export function ScorecardTable({ title, half, members }: Props) {
  const { t, name, code } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  const percent = usePercent();
  const accounts = ability.can('list', 'MemberAccount');
  const of = (done: number, all: number): string => t('plan-scorecard.of', { done: number(done), all: number(all) });
  return (
    <Panel title={title} icon={<IconClipboardCheck size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <ScrollRegion label={t('plan-scorecard.table')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('plan-scorecard.member')}</Table.Th>
                {counted.map((figure) => (
                  <Table.Th key={figure} scope="col">
                    {t(`plan-scorecard.${wordOf[figure]}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('plan-scorecard.milestones')}</Table.Th>
                <Table.Th scope="col">{t('plan-scorecard.mean')}</Table.Th>
                <Table.Th scope="col">{t('plan-scorecard.attendance')}</Table.Th>
                {accounts && <Table.Th scope="col">{t('member-account.title')}</Table.Th>}
                {accounts && <Table.Th scope="col">{t('member-evaluation.title')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {members.map((card) => (
                <Table.Tr key={card.agency.id}>
                  <Table.Th scope="row">
                    {accounts && members.length > 1 ? (
                      <Anchor component={Link} to={`/plan/scorecards/${card.agency.id}?half=${half}`}>
                        {name(card.agency.name)}
                      </Anchor>
                    ) : (
                      name(card.agency.name)
                    )}
                  </Table.Th>
                  {counted.map((figure) => (
                    <Table.Td key={figure}>{number(card[figure])}</Table.Td>
                  ))}
                  <Table.Td>{of(card.declared, card.milestones)}</Table.Td>
                  <Table.Td>{card.mean === null ? t('national-plan.no-ratio') : percent(card.mean)}</Table.Td>
                  <Table.Td>
                    {card.attendance.ratio === null
                      ? t('plan-scorecard.no-session')
                      : `${of(card.attendance.attended, card.attendance.held)} · ${percent(card.attendance.ratio)}`}
                  </Table.Td>
                  {accounts && (
                    <Table.Td>
                      {card.account !== null && (
                        <StatusBadge tone={card.account.overdue ? 'stopped' : toneOfAccount[card.account.state]}>
                          {card.account.overdue ? t('member-account.overdue') : code(memberAccountStates, card.account.state)}
                        </StatusBadge>
                      )}
                    </Table.Td>
                  )}
                  {accounts && (
                    <Table.Td>
                      {card.evaluation !== null && (
                        <StatusBadge tone={toneOfFinding[card.evaluation.result]}>
                          {code(accountFindings, card.evaluation.result)}
                        </StatusBadge>
                      )}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
        <Text size="sm" c="dimmed">
          {t('plan-scorecard.method')} {t('plan-scorecard.attendance-how')}
        </Text>
      </Stack>
    </Panel>
  );
}
