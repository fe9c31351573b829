import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconNotebook } from '@tabler/icons-react';
import { legalAidKinds, legalAuthorities, type LegalAidView, type LegalMatterView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { AidForm } from './aid-form';
import classes from './legal-aid.module.css';

/** What was done, day by day, under lawyer–client secrecy; a mistake is corrected, not overwritten. */
export function AidPanel({ matter }: { readonly matter: LegalMatterView }) {
  const { t } = useWords();
  const [form, setForm] = useState<LegalAidView | 'new' | null>(null);
  return (
    <Panel
      title={t('legal.aid')}
      icon={<IconNotebook size={20} aria-hidden="true" />}
      flush
      actions={matter.mayRecord && form === null && <Button onClick={() => setForm('new')}>{t('legal.record')}</Button>}
    >
      {form !== null && (
        <div className={classes.form}>
          <AidForm
            key={form === 'new' ? 'new' : form.id}
            matter={matter}
            corrected={form === 'new' ? null : form}
            onDone={() => setForm(null)}
          />
        </div>
      )}
      {matter.aid.length === 0 ? (
        <EmptyState icon={<IconNotebook size={30} stroke={1.6} aria-hidden="true" />} title={t('legal.no-aid')} text={t('legal.secret')} />
      ) : (
        <ul className={rows.list}>
          {matter.aid.map((one) => (
            <Entry key={one.id} one={one} onCorrect={matter.mayRecord && !one.corrected ? () => setForm(one) : null} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Entry({ one, onCorrect }: { readonly one: LegalAidView; readonly onCorrect: (() => void) | null }) {
  const { t, code, languageName } = useWords();
  const { date, number } = useDates();
  return (
    <li className={one.corrected ? `${rows.row} ${classes.past}` : rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(legalAidKinds, one.kind)} · ${date(one.deliveredOn)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            one.lawyer,
            one.language === null ? null : languageName(one.language),
            one.interpreter ? t('legal.interpreter') : null,
            one.authority === null ? null : `${t('legal.authority')}: ${code(legalAuthorities, one.authority)}`,
            one.recordedBy === null ? null : t('legal.by', { name: one.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.words !== null && <p className={classes.prose}>{one.words}</p>}
      </Stack>
      <Group gap="xs">
        {one.version > 1 && <StatusBadge tone="neutral">{t('legal.version', { number: number(one.version) })}</StatusBadge>}
        {one.corrected && <StatusBadge tone="neutral">{t('legal.corrected')}</StatusBadge>}
        {onCorrect !== null && (
          <Button variant="default" size="xs" onClick={onCorrect}>
            {t('legal.correct')}
          </Button>
        )}
      </Group>
    </li>
  );
}
