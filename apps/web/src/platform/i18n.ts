import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { interfaceLanguages, type InterfaceLanguage } from '@himaya/domain';

export type Messages = Readonly<Record<string, string>>;

type Loader = () => Promise<{ readonly messages: Messages }>;

/** What the first pages say, and what all others add to it: two chunks a language, so that the queue does not wait for the rest. */
const loaders: Record<InterfaceLanguage, { readonly first: Loader; readonly further: Loader }> = {
  ar: { first: () => import('../messages/ar'), further: () => import('../messages/ar-further') },
  ckb: { first: () => import('../messages/ckb'), further: () => import('../messages/ckb-further') },
  en: { first: () => import('../messages/en'), further: () => import('../messages/en-further') },
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
    // A copy: further words are added to it.
    resources: { [language]: { translation: { ...(await loaders[language].first()).messages } } },
    react: { useSuspense: false },
  });
  showLanguage(language);
  return words;
}

const furtherWords = new WeakMap<i18n, Map<InterfaceLanguage, Promise<void>>>();

/** Resolves once a language's further words are there; the same promise for every asker, as React's `use` wants it. */
export function loadFurtherWords(words: i18n, language: InterfaceLanguage): Promise<void> {
  const loading = furtherWords.get(words) ?? new Map<InterfaceLanguage, Promise<void>>();
  furtherWords.set(words, loading);
  const known = loading.get(language);
  if (known) return known;
  const load = loaders[language].further().then(({ messages }) => {
    words.addResourceBundle(language, 'translation', messages, true, true);
  });
  loading.set(language, load);
  // A chunk that did not arrive is asked for again at the next try.
  load.catch(() => loading.delete(language));
  return load;
}

/** Makes all words of another language ready, beside the one in use. */
export async function loadWords(words: i18n, language: InterfaceLanguage): Promise<void> {
  if (!words.hasResourceBundle(language, 'translation')) {
    words.addResourceBundle(language, 'translation', { ...(await loaders[language].first()).messages });
  }
  await loadFurtherWords(words, language);
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
