import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';
import classes from './states.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}

/** Says that there is nothing, why, and what can be done next. */
export function EmptyState({ icon, title, text, action }: Props) {
  return (
    <Stack align="center" gap="xs" className={classes.state}>
      <span className={classes.picture}>{icon}</span>
      <Text fw={600} size="lg" ta="center">
        {title}
      </Text>
      {text && (
        <Text c="dimmed" ta="center" maw="34rem">
          {text}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}
