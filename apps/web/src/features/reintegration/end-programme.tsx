import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { IconFlagCheck } from '@tabler/icons-react';
import { programmeOutcomeRules, programmeOutcomes, type ProgrammeOutcome, type ProgrammeView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useEndProgramme, useReloadReintegration } from './reintegration.queries';

const chosen = programmeOutcomes.codes.filter((code) => programmeOutcomeRules[code].chosen);

/** Ends the programme; what it comes to goes back to the sender of the referral. */
export function EndProgramme({ programme }: { readonly programme: ProgrammeView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const end = useEndProgramme(programme);
  const reload = useReloadReintegration();
  const [outcome, setOutcome] = useState<ProgrammeOutcome | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (outcome !== null) end.mutate(outcome, { onSuccess: () => sayDone('programme.done') });
  };
  return (
    <Panel title={t('programme.end')} icon={<IconFlagCheck size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('programme.outcome')}
            description={t('programme.outcome-hint')}
            data={options(programmeOutcomes, chosen)}
            value={outcome}
            onChange={(value) => setOutcome(programmeOutcomes.has(value) ? value : null)}
            error={tried && outcome === null ? t('field.required') : undefined}
          />
          <ProblemAlert error={end.error} onReload={reload} />
          <Group>
            <Button type="submit" variant="default" loading={end.isPending}>
              {t('programme.end')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
