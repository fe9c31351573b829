import { useCallback, useEffect, useRef, useState } from 'react';
import { indexedDbCupboard, memoryCupboard } from './draft-cupboards';
import { draftVault } from './draft-vault';

/** This browser's vault. */
export const vault = draftVault('indexedDB' in globalThis ? indexedDbCupboard(indexedDB) : memoryCupboard());

const pause = 600;

export interface Draft<T> {
  /** Seals the values shortly after the last call. */
  readonly save: (values: T) => void;
  readonly discard: () => Promise<void>;
  /** True once the present values lie sealed on this computer. */
  readonly saved: boolean;
  /** True where an earlier draft was put back into the form. */
  readonly restored: boolean;
}

/** Keeps a form's values in the vault under a name; an earlier draft is handed to `restore` once, at the start. */
export function useDraft<T>(name: string, restore: (values: T) => void): Draft<T> {
  const [saved, setSaved] = useState(false);
  const [restored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<{ readonly values: T }>(undefined);
  const restoring = useRef(restore);

  const seal = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const kept = pending.current;
    pending.current = undefined;
    return kept === undefined ? Promise.resolve() : vault.save(name, kept.values);
  }, [name]);

  useEffect(() => {
    let gone = false;
    void vault.load(name).then(
      (values) => {
        if (gone || values === null) return;
        restoring.current(values as T);
        setRestored(true);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      // Whoever leaves the page in the middle of a word keeps it.
      void seal().catch(() => undefined);
    };
  }, [name, seal]);

  const save = useCallback(
    (values: T) => {
      setSaved(false);
      clearTimeout(timer.current);
      pending.current = { values };
      timer.current = setTimeout(() => {
        void seal().then(
          () => setSaved(true),
          () => setSaved(false),
        );
      }, pause);
    },
    [seal],
  );
  const discard = useCallback(async () => {
    clearTimeout(timer.current);
    pending.current = undefined;
    setSaved(false);
    setRestored(false);
    await vault.discard(name);
  }, [name]);
  return { save, discard, saved, restored };
}
