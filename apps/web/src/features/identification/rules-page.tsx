import { useState } from 'react';
import { useAbility } from '@casl/react';
import { Button, Group, Stack } from '@mantine/core';
import type { AppAbility } from '@himaya/auth';
import {
  deciderKinds,
  identificationDecisions,
  identificationStatuses,
  legalTests,
  meansNeeds,
  roles,
  standardsOfProof,
  type IdentificationRulesView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { HolidaysPanel } from './holidays-panel';
import { useRules } from './identification.queries';
import { NewRules } from './new-rules';
import classes from './identification.module.css';

/** Every version of the rules: who decides what, by which tests, and the clocks; whoever keeps them publishes the next one and the days off. */
export function RulesPage() {
  const { t } = useWords();
  useDocumentTitle('rules.title');
  const ability = useAbility<AppAbility>();
  const keeps = ability.can('record', 'IdentificationRules');
  const [writing, setWriting] = useState(false);
  const { data, error, refetch } = useRules();
  return (
    <>
      <PageHeader
        title={t('rules.title')}
        intro={t('rules.intro')}
        actions={keeps && data && <Button onClick={() => setWriting(true)}>{t('rules.new')}</Button>}
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={3} />
      ) : (
        <Stack gap="lg">
          {data.items.map((rules) => (
            <Version key={rules.version} rules={rules} />
          ))}
          <HolidaysPanel holidays={data.holidays} keeps={keeps} />
        </Stack>
      )}
      {writing && data && <NewRules versions={data.items} onClose={() => setWriting(false)} />}
    </>
  );
}

function Version({ rules }: { readonly rules: IdentificationRulesView }) {
  const { t, code, list } = useWords();
  const { date, number } = useDates();
  return (
    <Panel
      title={t('rules.version', { version: number(rules.version) })}
      actions={rules.inForce && <StatusBadge tone="done">{t('rules.in-force')}</StatusBadge>}
    >
      <Stack gap="sm">
        <Group gap="md" className={classes.more}>
          <span>{t('rules.from', { date: date(rules.inForceFrom.slice(0, 10)) })}</span>
          <span>{t('rules.clock', { days: number(rules.workingDays), hours: number(rules.childHours) })}</span>
          <span>{t('rules.reflection', { days: number(rules.reflectionDays) })}</span>
          {rules.tests.map(({ id, meansNeededFor }) => (
            <span key={id}>{list([code(legalTests, id), code(meansNeeds, meansNeededFor)])}</span>
          ))}
        </Group>
        <div className={classes.scroll} role="group" aria-label={t('rules.version', { version: number(rules.version) })} tabIndex={0}>
          <table className={classes.tests}>
            <thead>
              <tr>
                <th scope="col">{t('decision.decision')}</th>
                <th scope="col">{t('rules.out-of')}</th>
                <th scope="col">{t('rules.who')}</th>
                <th scope="col">{t('rules.standard')}</th>
              </tr>
            </thead>
            <tbody>
              {rules.moves.map((move) => (
                <tr key={[move.decision, ...move.from, ...(move.reviewing ?? [])].join()}>
                  <td>{code(identificationDecisions, move.decision)}</td>
                  <td>{list([...move.from, ...(move.reviewing ?? [])].map((status) => code(identificationStatuses, status)))}</td>
                  <td>
                    {list(move.deciders.map((role) => code(roles, role)))} · {code(deciderKinds, move.decidedBy)}
                  </td>
                  <td>{code(standardsOfProof, move.standard)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Stack>
    </Panel>
  );
}
