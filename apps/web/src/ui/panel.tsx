import { useId, type ReactNode } from 'react';
import { Group, Paper, Title } from '@mantine/core';
import classes from './panel.module.css';

interface Props {
  readonly title?: ReactNode;
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without space around the children, for lists that draw their own rows. */
  readonly flush?: boolean;
  /** On paper it is left out. */
  readonly 'data-no-print'?: boolean;
}

/** A titled sheet of a page. */
export function Panel({ title, icon, actions, children, flush = false, 'data-no-print': unprinted }: Props) {
  const id = useId();
  return (
    <Paper component="section" className={classes.panel} data-no-print={unprinted} {...(title ? { 'aria-labelledby': id } : {})}>
      {title && (
        <Group justify="space-between" className={classes.head} gap="xs" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            {icon && <span className={classes.icon}>{icon}</span>}
            <Title order={2} size="h3" id={id}>
              {title}
            </Title>
          </Group>
          {actions}
        </Group>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </Paper>
  );
}
