import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useDirection } from '@mantine/core';
import type { i18n } from 'i18next';
import type { InterfaceLanguage } from '@himaya/domain';
import { directionOf, loadFurtherWords, rememberedLanguage, switchWords } from './i18n';

interface LanguageChoice {
  readonly language: InterfaceLanguage;
  readonly choose: (language: InterfaceLanguage) => Promise<void>;
  /** Resolves once the words of pages other than the first are there. */
  readonly furtherWords: () => Promise<void>;
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
      furtherWords: () => loadFurtherWords(words, language),
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
