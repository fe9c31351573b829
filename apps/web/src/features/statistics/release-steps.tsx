import { Group } from '@mantine/core';
import type { ReleaseView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { CorrectButton } from './correct-button';
import { useStepRelease } from './releases.queries';
import { StepButtons } from './step-dialog';

/** What this reader can do with the table. */
export function ReleaseSteps({ one }: { readonly one: ReleaseView }) {
  const { t } = useWords();
  const { ability } = useSession();
  const take = useStepRelease(one);
  const corrects = one.status === 'published' && ability.can('open', 'Release');
  if (one.steps.length === 0 && !corrects) return null;
  return (
    <Panel title={t('releases.next')} data-no-print>
      <Group gap="sm">
        {corrects && <CorrectButton one={one} />}
        <StepButtons steps={one.steps} take={take} />
      </Group>
    </Panel>
  );
}
