import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { interfaceLanguages, type InterfaceLanguage } from '@himaya/domain';

export type Messages = Readonly<Record<string, string>>;

const loaders: Record<InterfaceLanguage, () => Promise<{ readonly messages: Messages }>> = {
  ar: () => import('../messages/ar'),
  ckb: () => import('../messages/ckb'),
  en: () => import('../messages/en'),
};

const storageKey = 'himaya.language';

export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return interfaceLanguages.some((language) => language === value);
}

/** The language this browser used last; Arabic at first. */
export function rememberedLanguage(): InterfaceLanguage {
  const stored = localStorage.getItem(storageKey);
  return isInterfaceLanguage(stored) ? stored : 'ar';
}

export function directionOf(language: InterfaceLanguage): 'rtl' | 'ltr' {
  return language === 'en' ? 'ltr' : 'rtl';
}

/** Words in one language, ready before the first render. */
export async function makeWords(language: InterfaceLanguage): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    // Keys are flat and contain dots, as the codes they belong to do.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: (await loaders[language]()).messages } },
    react: { useSuspense: false },
  });
  showLanguage(language);
  return words;
}

/** Makes the words of another language ready, beside the one in use. */
export async function loadWords(words: i18n, language: InterfaceLanguage): Promise<void> {
  if (words.hasResourceBundle(language, 'translation')) return;
  words.addResourceBundle(language, 'translation', (await loaders[language]()).messages);
}

/** Switches the interface; the page's language and direction follow. */
export async function switchWords(words: i18n, language: InterfaceLanguage): Promise<void> {
  await loadWords(words, language);
  await words.changeLanguage(language);
  localStorage.setItem(storageKey, language);
  showLanguage(language);
}

function showLanguage(language: InterfaceLanguage): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
