import { useState } from 'react';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { accountFindings, accountTextLimit, type AccountFinding } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';

interface Props {
  readonly label: string;
  readonly how: string;
  readonly send: string;
  /** The label of the choice how far obligations were met; without it none is asked for. */
  readonly findingLabel?: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSay: (text: string, finding: AccountFinding | null) => void;
}

/** One text that is said once, with a finding where one goes with it. */
export function SayForm({ label, how, send, findingLabel, busy, error, onSay }: Props) {
  const { t, options } = useWords();
  const [text, setText] = useState('');
  const [finding, setFinding] = useState<AccountFinding | null>(null);
  const [tried, setTried] = useState(false);
  const whole = text.trim() !== '' && (findingLabel === undefined || finding !== null);
  return (
    <form
      noValidate
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (whole) onSay(text.trim(), finding);
      }}
    >
      <Stack gap="md">
        {findingLabel !== undefined && (
          <Select
            label={findingLabel}
            data={options(accountFindings)}
            value={finding}
            onChange={(value) => setFinding(accountFindings.has(value) ? value : null)}
            error={tried && finding === null ? t('field.required') : undefined}
            required
          />
        )}
        <Textarea
          label={label}
          description={t('member-account.nobody')}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
          maxLength={accountTextLimit}
          error={tried && text.trim() === '' ? t('field.required') : undefined}
          dir="auto"
          autosize
          minRows={4}
          maxRows={20}
          required
        />
        <ProblemAlert error={error} />
        <Group>
          <Button type="submit" loading={busy}>
            {send}
          </Button>
          <Text size="sm" c="dimmed">
            {how}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
