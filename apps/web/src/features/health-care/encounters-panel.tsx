import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { careKinds, chargeReasons, correctionReasons, type CareView, type EncounterVersion, type EncounterView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { EncounterForm } from './encounter-form';
import classes from './care.module.css';

/** What was given, visit by visit; a mistake is written anew, and stays to be seen. */
export function EncountersPanel({ care }: { readonly care: CareView }) {
  const { t } = useWords();
  return (
    <Panel title={t('care.encounters')} icon={<IconNotes size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {care.encounters.length === 0 ? (
          <Text c="dimmed">{t('care.no-encounters')}</Text>
        ) : (
          <ul className={rows.inner} data-top>
            {care.encounters.map((one) => (
              <Item key={`${one.id} ${one.version}`} one={one} care={care} />
            ))}
          </ul>
        )}
        {care.mayRecord && <EncounterForm key={care.encounters.length} care={care} />}
      </Stack>
    </Panel>
  );
}

function Item({ one, care }: { readonly one: EncounterView; readonly care: CareView }) {
  const { t } = useWords();
  const [correcting, setCorrecting] = useState(false);
  const [earlier, setEarlier] = useState(false);
  return (
    <li className={rows.row}>
      <Version one={one} />
      <div>
        {care.status !== 'cancelled' && (
          <Button variant="default" size="sm" aria-expanded={correcting} onClick={() => setCorrecting(!correcting)}>
            {t('care.correct')}
          </Button>
        )}
      </div>
      {one.earlier.length > 0 && (
        <div className={classes.form}>
          <Button variant="subtle" size="sm" aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
            {t('care.earlier')}
          </Button>
          {earlier && (
            <Stack gap="sm" mt="xs">
              {one.earlier.map((version) => (
                <Version key={version.version} one={version} />
              ))}
            </Stack>
          )}
        </div>
      )}
      {correcting && (
        <div className={classes.form}>
          <EncounterForm care={care} of={one} />
        </div>
      )}
    </li>
  );
}

function Version({ one }: { readonly one: EncounterVersion }) {
  const { t, code, list } = useWords();
  const { date, instant, number } = useDates();
  return (
    <div className={rows.words}>
      <span className={rows.name}>{`${date(one.occurredOn)} · ${list(one.care.map((kind) => code(careKinds, kind)))}`}</span>
      {one.correction !== null && <Text size="sm">{t('care.corrected', { why: code(correctionReasons, one.correction) })}</Text>}
      {one.words !== null && (
        <Text className={classes.narrative} dir="auto">
          {one.words}
        </Text>
      )}
      <div>
        {one.free || one.chargeReason === null || one.chargeAmount === null ? (
          <StatusBadge tone="done">{t('care.was-free')}</StatusBadge>
        ) : (
          <StatusBadge tone="stopped">
            {`${t('care.dinars', { number: number(one.chargeAmount) })} · ${code(chargeReasons, one.chargeReason)}`}
          </StatusBadge>
        )}
      </div>
      <Text size="sm" c="dimmed">
        {[
          one.trainedStaff ? t('care.with-trained-staff') : null,
          instant(one.recordedAt),
          one.recordedBy === null ? null : t('care.by', { name: one.recordedBy }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
    </div>
  );
}
