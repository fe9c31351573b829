import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { IconFlagCheck } from '@tabler/icons-react';
import { legalOutcomeRules, legalOutcomes, type LegalMatterView, type LegalOutcome } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useEndLegalMatter, useReloadLegalAid } from './legal-aid.queries';

const chosen = legalOutcomes.codes.filter((code) => legalOutcomeRules[code].chosen);

/** Ends the matter; what it comes to goes back to the sender of the referral. */
export function EndMatter({ matter }: { readonly matter: LegalMatterView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const end = useEndLegalMatter(matter);
  const reload = useReloadLegalAid();
  const [outcome, setOutcome] = useState<LegalOutcome | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (outcome !== null) end.mutate(outcome, { onSuccess: () => sayDone('legal.done') });
  };
  return (
    <Panel title={t('legal.end')} icon={<IconFlagCheck size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('legal.outcome')}
            description={t('legal.outcome-hint')}
            data={options(legalOutcomes, chosen)}
            value={outcome}
            onChange={(value) => setOutcome(legalOutcomes.has(value) ? value : null)}
            error={tried && outcome === null ? t('field.required') : undefined}
          />
          <ProblemAlert error={end.error} onReload={reload} />
          <Group>
            <Button type="submit" variant="default" loading={end.isPending}>
              {t('legal.end')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
