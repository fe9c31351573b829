import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { ageBands, chargeArticles, defendantKinds, sexes, verdicts, type DefendantView, type ProceedingView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { DefendantForm } from './defendant-form';
import { EntryForm } from './entry-form';
import classes from './proceedings.module.css';

/** Who stands accused, of what, and what a court said of it. */
export function DefendantsPanel({ one }: { readonly one: ProceedingView }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('proceeding.defendants')}
      icon={<IconUsers size={20} aria-hidden="true" />}
      flush
      actions={one.mayRecord && !adding && <Button onClick={() => setAdding(true)}>{t('proceeding.add-defendant')}</Button>}
    >
      {adding && (
        <div className={classes.form}>
          <DefendantForm one={one} onDone={() => setAdding(false)} />
        </div>
      )}
      {one.people.length === 0 ? (
        !adding && <EmptyState icon={<IconUsers size={30} stroke={1.6} aria-hidden="true" />} title={t('proceeding.no-defendants')} />
      ) : (
        <ul className={rows.list}>
          {one.people.map((defendant) => (
            <Row key={defendant.id} defendant={defendant} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ defendant }: { readonly defendant: DefendantView }) {
  const { t, code, country } = useWords();
  const [recording, setRecording] = useState(false);
  const { kind, sex, ageBand, nationality, charges } = defendant;
  return (
    <li className={rows.row}>
      <Stack gap={6} className={rows.words}>
        <span className={rows.name}>{defendant.name}</span>
        <Text size="sm" c="dimmed">
          {[
            kind === 'company' ? code(defendantKinds, kind) : null,
            sex === null ? null : code(sexes, sex),
            ageBand === null ? null : code(ageBands, ageBand),
            nationality === null ? null : country(nationality),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {charges.length === 0 ? (
          <Text size="sm">{t('proceeding.no-charges')}</Text>
        ) : (
          <ul className={classes.charges}>
            {charges.map((charge) => (
              <li key={charge.id}>
                <Text size="sm">
                  {[
                    code(chargeArticles, charge.article),
                    charge.verdict === null ? t('proceeding.undecided') : code(verdicts, charge.verdict),
                    charge.appealPending ? t('proceeding.appeal-pending') : null,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {recording && <EntryForm defendant={defendant} onDone={() => setRecording(false)} />}
      </Stack>
      <Group gap="xs">
        {defendant.juvenile && <StatusBadge tone="stopped">{t('proceeding.juvenile')}</StatusBadge>}
        {defendant.held && <StatusBadge tone="active">{t('proceeding.held')}</StatusBadge>}
        {!recording && defendant.available.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setRecording(true)}>
            {t('proceeding.record')}
          </Button>
        )}
      </Group>
    </li>
  );
}
