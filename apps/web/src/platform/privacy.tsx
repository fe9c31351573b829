import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';

interface ScreenPrivacy {
  /** True while names are blurred. */
  readonly on: boolean;
  readonly toggle: () => void;
}

const PrivacyContext = createContext<ScreenPrivacy>({ on: false, toggle: () => undefined });

/** Blurs every person's name on the screen while it is on (see `PersonName`), until it is switched off. */
export function ScreenPrivacyProvider({ children }: { readonly children: ReactNode }) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-privacy', on);
  }, [on]);
  const toggle = useCallback(() => setOn((was) => !was), []);
  const value = useMemo(() => ({ on, toggle }), [on, toggle]);
  return <PrivacyContext value={value}>{children}</PrivacyContext>;
}

export function useScreenPrivacy(): ScreenPrivacy {
  return use(PrivacyContext);
}
