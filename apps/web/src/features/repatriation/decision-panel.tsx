import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconMessageCheck } from '@tabler/icons-react';
import { returnAlternatives, returnDecisions, type RepatriationView, type ReturnDecisionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { DecisionForm } from './decision-form';
import classes from './repatriation.module.css';

/** What the person said, each time they were asked; nobody decides it for them. */
export function DecisionPanel({ one }: { readonly one: RepatriationView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const asking = open && one.choices.length > 0;
  return (
    <Panel
      title={t('return.decisions')}
      icon={<IconMessageCheck size={20} aria-hidden="true" />}
      flush
      actions={one.choices.length > 0 && !asking && <Button onClick={() => setOpen(true)}>{t('return.decide')}</Button>}
    >
      {asking && (
        <div className={classes.form}>
          <DecisionForm one={one} onDone={() => setOpen(false)} />
        </div>
      )}
      {one.decisions.length === 0 ? (
        <EmptyState
          icon={<IconMessageCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t('return.no-decision')}
          text={t('return.voluntary')}
        />
      ) : (
        <ul className={rows.list}>
          {one.decisions.map((said) => (
            <Entry key={said.id} said={said} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Entry({ said }: { readonly said: ReturnDecisionView }) {
  const { t, code, languageName } = useWords();
  const { date } = useDates();
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(returnDecisions, said.decision)} · ${date(said.decidedOn)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            languageName(said.language),
            said.interpreter ? t('return.interpreter') : null,
            said.alternative === null ? null : code(returnAlternatives, said.alternative),
            said.recordedBy === null ? null : t('return.by', { name: said.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {said.words !== null && <p className={classes.prose}>{said.words}</p>}
      </Stack>
    </li>
  );
}
