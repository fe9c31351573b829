import { useState } from 'react';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { accountFindings, accountTextLimit, type AccountFinding } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { ChooseVersion, type FieldOfBoth } from '../../ui/both-versions';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { ProblemAlert } from '../../ui/problem-alert';
import { UnsentDraft } from '../../ui/unsent-draft';

/** What is said, with the finding where one goes with it. */
export interface Said {
  readonly text: string;
  readonly finding: AccountFinding | null;
}
const nothing: Said = { text: '', finding: null };

interface Props {
  readonly label: string;
  readonly how: string;
  readonly send: string;
  /** The label of the choice how far obligations were met; without it none is asked for. */
  readonly findingLabel?: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** Of the draft that is kept on this computer. */
  readonly draft: string;
  /** What stands, where it is said anew: its version, and what it says. */
  readonly standing?: Said & { readonly version: number };
  /** @param version what stood when the typing began @param onSaid to be called once it is saved */
  readonly onSay: (said: Said, version: number, onSaid: () => void) => void;
}

function useSaidDifferences(label: string, findingLabel?: string): (mine: Said, theirs: Said) => readonly FieldOfBoth[] {
  const { code } = useWords();
  const findingOf = ({ finding }: Said): string => (finding === null ? '' : code(accountFindings, finding));
  return (mine, theirs) =>
    [
      ...(findingLabel === undefined ? [] : [{ field: 'finding', label: findingLabel, mine: findingOf(mine), theirs: findingOf(theirs) }]),
      { field: 'text', label, mine: mine.text, theirs: theirs.text },
    ].filter((field) => field.mine !== field.theirs);
}

/** In the place of a form that can no longer be sent: what was typed into it. */
export function UnsentWords({ draft, label }: { readonly draft: string; readonly label: string }) {
  const differences = useSaidDifferences(label);
  return <UnsentDraft<Said> name={draft} fieldsOf={(typed) => differences(typed, nothing)} />;
}

/** One text that is said once, with a finding where one goes with it. */
export function SayForm({ label, how, send, findingLabel, busy, error, draft, standing, onSay }: Props) {
  const { t, options } = useWords();
  const writing = useWriting(draft, standing?.version ?? 0, nothing);
  const differences = useSaidDifferences(label, findingLabel);
  const { text, finding } = writing.values;
  const [tried, setTried] = useState(false);
  const whole = text.trim() !== '' && (findingLabel === undefined || finding !== null);
  return (
    <form
      noValidate
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!whole || writing.newer !== null) return;
        onSay({ text: text.trim(), finding }, writing.version, () => {
          writing.sent(writing.values, 0);
          setTried(false);
        });
      }}
    >
      <Stack gap="md">
        <DraftRestored writing={writing} />
        {findingLabel !== undefined && (
          <Select
            label={findingLabel}
            data={options(accountFindings)}
            value={finding}
            onChange={(value) => writing.change({ text, finding: accountFindings.has(value) ? value : null })}
            error={tried && finding === null ? t('field.required') : undefined}
            required
          />
        )}
        <Textarea
          label={label}
          description={t('member-account.nobody')}
          value={text}
          onChange={({ currentTarget: { value } }) => writing.change({ text: value, finding })}
          maxLength={accountTextLimit}
          error={tried && text.trim() === '' ? t('field.required') : undefined}
          dir="auto"
          autosize
          minRows={4}
          maxRows={20}
          required
        />
        {writing.newer === null ? (
          <ProblemAlert error={error} />
        ) : (
          <ChooseVersion
            fields={differences(writing.values, standing ?? nothing)}
            keepLabel={t('both-versions.keep-mine')}
            onKeepMine={writing.keepMine}
            onTakeTheirs={writing.takeTheirs}
          />
        )}
        <Group>
          <Button type="submit" loading={busy} disabled={writing.newer !== null}>
            {send}
          </Button>
          <Text size="sm" c="dimmed">
            {how}
          </Text>
        </Group>
        <DraftNote writing={writing} />
      </Stack>
    </form>
  );
}
