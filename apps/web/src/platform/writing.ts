import { useRef, useState } from 'react';
import { useDraft } from './drafts';

/** What was typed into a form, and on which version of the thing it was begun. */
export interface Typed<T> {
  readonly since: number;
  readonly values: T;
}

/** A form over a thing that others may change while it is being filled in. */
export interface Writing<T> {
  /** What was typed; what is saved as long as nothing was. */
  readonly values: T;
  /** If-Match of what is sent: the version that the typing began on. */
  readonly version: number;
  /** Whether something stands in the form that is not saved. */
  readonly unsaved: boolean;
  /** What somebody else saved since the typing began, where it differs. */
  readonly newer: T | null;
  readonly change: (values: T) => void;
  /** What was typed replaces what somebody else saved, once it is sent. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** What was sent is saved. @param sent the values that were sent @param version the one that they became */
  readonly sent: (sent: T, version: number) => void;
  /** The draft on this computer. */
  readonly kept: boolean;
  readonly restored: boolean;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Keeps what is typed until it is saved: through a reload, a refusal, and a version that arrives meanwhile. Values are plain data.
 * @param name of the draft, one for each thing
 * @param saved what the thing's present version says, as the form has it
 */
export function useWriting<T>(name: string, version: number, saved: T): Writing<T> {
  const [typed, setTyped] = useState<Typed<T> | null>(null);
  const latest = useRef<Typed<T> | null>(null);
  const set = (next: Typed<T> | null): void => {
    latest.current = next;
    setTyped(next);
  };
  const draft = useDraft<Typed<T>>(name, set);
  const drop = (): void => {
    set(null);
    void draft.discard().catch(() => undefined);
  };
  const open = typed !== null && !same(typed.values, saved) ? typed : null;
  const keep = (next: Typed<T>): void => {
    set(next);
    draft.save(next);
  };
  return {
    values: open?.values ?? saved,
    version: open?.since ?? version,
    unsaved: open !== null,
    newer: open !== null && open.since !== version ? saved : null,
    change: (values) => keep({ since: open?.since ?? version, values }),
    keepMine: () => open !== null && keep({ ...open, since: version }),
    takeTheirs: drop,
    sent: (values, became) => {
      const now = latest.current;
      if (now === null || same(now.values, values)) drop();
      else keep({ since: became, values: now.values });
    },
    kept: draft.saved,
    restored: draft.restored && open !== null,
  };
}
