import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import {
  embassyKinds,
  returnSteps,
  travelDocuments,
  travelEscorts,
  travelModes,
  type RepatriationView,
  type ReturnStep,
  type ReturnStepView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StepForm } from './step-form';
import classes from './repatriation.module.css';

/** Every step of the way home that was taken, and the next ones. */
export function JourneyPanel({ one }: { readonly one: RepatriationView }) {
  const { t, code } = useWords();
  const [step, setStep] = useState<ReturnStep | null>(null);
  const offered = one.steps.filter((each) => each !== 'call-off' && !(each === 'contact-embassy' && one.fearsState));
  const open = step !== null && offered.includes(step) ? step : null;
  return (
    <Panel title={t('return.journey')} icon={<IconRoute size={20} aria-hidden="true" />} flush>
      {one.fearsState && (
        <Text className={classes.form} c="danger">
          {t('return.fears-state')}
        </Text>
      )}
      {offered.length > 0 && (
        <div className={classes.form}>
          {open === null ? (
            <Group gap="xs">
              {offered.map((each) => (
                <Button key={each} variant={each === 'depart' ? 'filled' : 'default'} onClick={() => setStep(each)}>
                  {code(returnSteps, each)}
                </Button>
              ))}
            </Group>
          ) : (
            <StepForm key={open} one={one} step={open} onDone={() => setStep(null)} />
          )}
        </div>
      )}
      {one.taken.length === 0 ? (
        <EmptyState
          icon={<IconRoute size={30} stroke={1.6} aria-hidden="true" />}
          title={t('return.no-step')}
          text={t('return.no-step-text')}
        />
      ) : (
        <ul className={rows.list}>
          {one.taken.map((taken) => (
            <Taken key={taken.id} taken={taken} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Taken({ taken }: { readonly taken: ReturnStepView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(returnSteps, taken.step)} · ${date(taken.on)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            taken.embassy === null ? null : code(embassyKinds, taken.embassy),
            taken.document === null ? null : code(travelDocuments, taken.document),
            taken.validUntil === null ? null : t('return.valid-until', { date: date(taken.validUntil) }),
            taken.mode === null ? null : code(travelModes, taken.mode),
            taken.escort === null ? null : code(travelEscorts, taken.escort),
            taken.recordedBy === null ? null : t('return.by', { name: taken.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {taken.words !== null && <p className={classes.prose}>{taken.words}</p>}
      </Stack>
    </li>
  );
}
