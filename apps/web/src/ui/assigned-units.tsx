import { useState, type ReactNode } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ConfirmDialog } from './confirm-dialog';
import { ErrorState } from './error-state';
import { Panel } from './panel';
import { useSayDone } from './say-done';
import classes from './assigned-units.module.css';

interface PanelProps {
  readonly title: string;
  readonly icon: ReactNode;
  /** The button that adds a unit; null for whoever may not. */
  readonly add: { readonly label: string; readonly onAdd: () => void } | null;
  /** What stands in place of an empty list. */
  readonly none: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** An `AssignedUnit` each; none while they are not read yet. */
  readonly units: readonly ReactNode[];
}

/** Units outside the circle that answers for a case, which see it beside them. */
export function AssignedUnits({ title, icon, add, none, error, onRetry, units }: PanelProps) {
  return (
    <Panel
      title={title}
      icon={icon}
      actions={
        add && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add.onAdd}>
            {add.label}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : units.length === 0 ? (
        <span className={classes.more}>{none}</span>
      ) : (
        <ul className={classes.list}>{units}</ul>
      )}
    </Panel>
  );
}

interface UnitProps {
  readonly name: string;
  /** Lines of text under the name: since when, until when. */
  readonly lines: readonly string[];
  /** Null where this reader cannot take the case back. */
  readonly release: {
    readonly label: string;
    readonly text: string;
    /** Said once it is done. */
    readonly done: Parameters<ReturnType<typeof useSayDone>>[0];
    readonly end: {
      readonly isPending: boolean;
      readonly error: unknown;
      readonly mutate: (nothing: undefined, options: { readonly onSuccess: () => void }) => void;
    };
  } | null;
  readonly children?: ReactNode;
}

/** One of them, and the way to take the case back. */
export function AssignedUnit({ name, lines, release, children }: UnitProps) {
  const sayDone = useSayDone();
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <div className={classes.name}>{name}</div>
            {lines.map((line) => (
              <div key={line} className={classes.more}>
                {line}
              </div>
            ))}
          </div>
          {release && (
            <Button variant="subtle" size="sm" onClick={() => setAsking(true)}>
              {release.label}
            </Button>
          )}
        </Group>
        {children}
      </Stack>
      {release && (
        <ConfirmDialog
          opened={asking}
          title={release.label}
          text={release.text}
          confirmLabel={release.label}
          danger
          busy={release.end.isPending}
          error={release.end.error}
          onConfirm={() =>
            release.end.mutate(undefined, {
              onSuccess: () => {
                setAsking(false);
                sayDone(release.done);
              },
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
