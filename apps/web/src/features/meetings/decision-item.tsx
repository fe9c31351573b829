import type { ReactNode } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import {
  decisionFindings,
  decisionFollowUps,
  decisionStandings,
  type AgencyRef,
  type BodyDecisionView,
  type DecisionFollowUpView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { toneOfDecision } from './tones';

interface Props {
  readonly decision: Omit<BodyDecisionView, 'followUps'> & {
    readonly followUps: readonly (DecisionFollowUpView & { readonly by?: string })[];
  };
  /** In the reader's digits. */
  readonly number?: string;
  readonly agency?: AgencyRef | null;
  readonly actions?: ReactNode;
}

/** A decision, whose it is, by when, and what was said of it since. */
export function DecisionItem({ decision, number, agency = null, actions }: Props) {
  const { t, code, name, language } = useWords();
  const { date, instant } = useDates();
  const { textAr, textCkb, textEn, dueOn, standing, followUps } = decision;
  const own = { ar: textAr, ckb: textCkb, en: textEn }[language];
  const shown = own === null ? 'ar' : language;
  const facts = [...(agency === null ? [] : [name(agency.name)]), ...(dueOn === null ? [] : [t('meetings.due', { date: date(dueOn) })])];
  return (
    <li className={rows.row}>
      <Stack gap="xs" className={rows.words}>
        <Text lang={shown} dir={directionOf(shown)} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {number === undefined ? '' : `${number}. `}
          {own ?? textAr}
        </Text>
        {facts.length > 0 && (
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        )}
        {followUps.map(({ kind, finding, note, by, at }) => (
          <div key={at}>
            <Text size="sm" fw={600}>
              {finding === null ? code(decisionFollowUps, kind) : `${code(decisionFollowUps, kind)}: ${code(decisionFindings, finding)}`}
            </Text>
            <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {note}
            </Text>
            <Text size="sm" c="dimmed">
              {instant(at)}
              {by !== undefined && (
                <>
                  {' · '}
                  <bdi>{by}</bdi>
                </>
              )}
            </Text>
          </div>
        ))}
      </Stack>
      <Group gap="xs" data-decision={standing}>
        <StatusBadge tone={toneOfDecision[standing]}>{code(decisionStandings, standing)}</StatusBadge>
        {actions}
      </Group>
    </li>
  );
}
