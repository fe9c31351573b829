import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useDirection } from '@mantine/core';
import type { i18n } from 'i18next';
import type { InterfaceLanguage } from '@himaya/domain';
import { directionOf, rememberedLanguage, switchWords } from './i18n';

interface LanguageChoice {
  readonly language: InterfaceLanguage;
  readonly choose: (language: InterfaceLanguage) => Promise<void>;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

/** Keeps words, page direction and component direction in step with the chosen language. */
export function LanguageProvider({ words, children }: { readonly words: i18n; readonly children: ReactNode }) {
  const [language, setLanguage] = useState(rememberedLanguage);
  const { setDirection } = useDirection();
  const choice = useMemo(
    () => ({
      language,
      choose: async (chosen: InterfaceLanguage) => {
        await switchWords(words, chosen);
        setLanguage(chosen);
      },
    }),
    [words, language],
  );
  useEffect(() => setDirection(directionOf(language)), [language, setDirection]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error('useLanguage outside LanguageProvider');
  return choice;
}
