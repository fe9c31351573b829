import { useState } from 'react';
import { Button, Select, Stack, Text } from '@mantine/core';
import { IconPlaneOff } from '@tabler/icons-react';
import { givenReturnReasons, returnReasons, type RepatriationView, type ReturnReason } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useStepReturn } from './repatriation.queries';

/** Calling off a journey that the person wanted; that they do not want it is their decision, above. */
export function EndReturn({ one }: { readonly one: RepatriationView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const step = useStepReturn(one);
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <Panel title={t('return.call-off')} icon={<IconPlaneOff size={20} aria-hidden="true" />}>
      <Stack gap="md" align="flex-start">
        <Text size="sm" c="dimmed">
          {t('return.call-off-hint')}
        </Text>
        <Select
          label={t('return.reason')}
          data={givenReturnReasons.map((value) => ({ value, label: code(returnReasons, value) }))}
          value={reason}
          onChange={(value) => setReason(returnReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : undefined}
        />
        <ProblemAlert error={step.error} />
        <Button
          variant="default"
          loading={step.isPending}
          onClick={() => {
            setTried(true);
            if (reason !== null) step.mutate({ step: 'call-off', reason }, { onSuccess: () => sayDone('return.done') });
          }}
        >
          {t('return.call-off')}
        </Button>
      </Stack>
    </Panel>
  );
}
