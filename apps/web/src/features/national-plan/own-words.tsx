import { Text, Textarea } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { planRules } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';

/** What the body achieved in the month, as it is being written. */
export function OwnWordsField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useWords();
  return (
    <Textarea
      label={t('plan-report.achievements')}
      description={t('plan-report.achievements-how')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      maxLength={planRules.achievements}
      dir="auto"
      autosize
      minRows={3}
      maxRows={20}
    />
  );
}

/** The same as it was said. */
export function OwnWords({ children }: { readonly children: string }) {
  const { t } = useWords();
  return (
    <Panel title={t('plan-report.achievements')} icon={<IconQuote size={20} aria-hidden="true" />}>
      <Text dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Panel>
  );
}
