import { useState, type FormEvent } from 'react';
import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import {
  checkAnswers,
  checksFor,
  exitChecks,
  exitDestinations,
  type CheckAnswer,
  type ExitDestination,
  type PlacementView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useExitPlacement, useReloadPlacements } from './placements.queries';
import classes from './placements.module.css';

/** Where the person goes, and whether it is safe there: item by item. */
export function ExitForm({ placement }: { readonly placement: PlacementView }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadPlacements();
  const exit = useExitPlacement(placement);
  const [destination, setDestination] = useState<ExitDestination | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, CheckAnswer>>>({});
  const [tried, setTried] = useState(false);
  const asked = destination === null ? [] : checksFor(destination, placement.child);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const checks = asked.flatMap((check) => {
      const answer = answers[check];
      return answer === undefined ? [] : [{ check, answer }];
    });
    if (destination === null || checks.length < asked.length) return;
    exit.mutate({ destination, checks }, { onSuccess: () => sayDone('shelter.done') });
  };
  return (
    <Panel title={t('shelter.exit')} icon={<IconDoorExit size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('shelter.destination')}
            description={t('shelter.exit-told')}
            data={options(exitDestinations)}
            value={destination}
            onChange={(value) => setDestination(exitDestinations.has(value) ? value : null)}
            error={tried && destination === null ? t('field.required') : undefined}
          />
          {asked.length > 0 && (
            <fieldset className={classes.checks}>
              <legend>
                <Text component="span" fw={600}>
                  {t('shelter.checks')}
                </Text>
              </legend>
              {asked.map((check) => (
                <Radio.Group
                  key={check}
                  label={code(exitChecks, check)}
                  value={answers[check] ?? ''}
                  onChange={(value) => checkAnswers.has(value) && setAnswers((before) => ({ ...before, [check]: value }))}
                  error={tried && answers[check] === undefined ? t('field.required') : undefined}
                >
                  <Group gap="md" mt="xs">
                    {options(checkAnswers).map(({ value, label }) => (
                      <Radio key={value} value={value} label={label} />
                    ))}
                  </Group>
                </Radio.Group>
              ))}
            </fieldset>
          )}
          <ProblemAlert error={exit.error} onReload={reload} />
          <Group>
            <Button type="submit" color="red" variant="light" loading={exit.isPending}>
              {t('shelter.exit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
