import type { ReactNode } from 'react';
import { Anchor, Button, Text } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { ageBands, sexes, type AgeBand, type ReferralId, type Sex } from '@himaya/domain';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../platform/words';
import { Panel } from './panel';
import { ProblemAlert } from './problem-alert';
import { useSayDone } from './say-done';
import classes from './rows.module.css';

interface Props<Opened> {
  readonly owed: { readonly referralId: ReferralId; readonly sex: Sex; readonly ageBand: AgeBand };
  /** Its second line: urgency, since when. */
  readonly detail: string;
  /** What the button says. */
  readonly label: string;
  /** Said in passing once it is open: a message key. */
  readonly done: string;
  /** The room's mutation that opens what was accepted. */
  readonly opening: { readonly isPending: boolean; readonly error: Error | null };
  readonly onOpen: () => Promise<Opened>;
  /** Where what was opened stands. */
  readonly pathOf: (opened: Opened) => string;
}

/** An accepted referral that waits for its room to open what it answers with; opening it leads there. */
export function OwedRow<Opened>({ owed, detail, label, done, opening, onOpen, pathOf }: Props<Opened>) {
  const { code } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Anchor component={Link} to={`/referrals/${owed.referralId}`} className={classes.name}>
          {`${code(sexes, owed.sex)} · ${code(ageBands, owed.ageBand)}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {detail}
        </Text>
        <ProblemAlert error={opening.error} />
      </div>
      <Button
        loading={opening.isPending}
        onClick={() =>
          // Awaited, not called back: the row goes with the next look at the list, and its callbacks with it.
          void onOpen().then(
            (opened) => {
              sayDone(done);
              void navigate(pathOf(opened));
            },
            () => undefined,
          )
        }
      >
        {label}
      </Button>
    </li>
  );
}

/** What was accepted and nobody opened yet, above a room's own list; nothing where nothing waits. */
export function OwedPanel({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  return (
    children.length > 0 && (
      <Panel title={title} icon={<IconLifebuoy size={20} aria-hidden="true" />} flush>
        <ul className={classes.list}>{children}</ul>
      </Panel>
    )
  );
}
