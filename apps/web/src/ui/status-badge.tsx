import type { ReactNode } from 'react';
import { Badge } from '@mantine/core';

/** How a status feels, never the only sign of it: the words say the same. */
export type Tone = 'waiting' | 'active' | 'done' | 'stopped' | 'neutral';

const colors: Record<Tone, string> = { waiting: 'warn', active: 'himaya', done: 'good', stopped: 'danger', neutral: 'slate' };

export function StatusBadge({ tone, icon, children }: { readonly tone: Tone; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <Badge color={colors[tone]} leftSection={icon}>
      {children}
    </Badge>
  );
}
