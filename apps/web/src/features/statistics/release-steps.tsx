import type { ReleaseView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { useStepRelease } from './releases.queries';
import { StepButtons } from './step-dialog';

/** What this reader can do with the table. */
export function ReleaseSteps({ one }: { readonly one: ReleaseView }) {
  const { t } = useWords();
  return (
    <Panel title={t('releases.next')} data-no-print>
      <StepButtons steps={one.steps} take={useStepRelease(one)} />
    </Panel>
  );
}
