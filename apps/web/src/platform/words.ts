import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeList, InterfaceLanguage, LocalName } from '@himaya/domain';
import { isInterfaceLanguage } from './i18n';
import { placeNames, type PlaceNames } from './place-names';

export interface Words {
  readonly language: InterfaceLanguage;
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** The words of a code of a domain list. */
  readonly code: <C extends string>(list: CodeList<C>, code: C) => string;
  /** All codes of a list as options of a select. */
  readonly options: <C extends string>(list: CodeList<C>, codes?: readonly C[]) => { readonly value: C; readonly label: string }[];
  /** What is wrong with a field; codes without words of their own say that it needs another look. */
  readonly fieldError: (code: string) => string;
  /** What somebody did with a case, for the access log; kinds without words of their own are told in general. */
  readonly auditAction: (action: string) => string;
  /** A name kept in the three languages. */
  readonly name: (name: LocalName) => string;
  readonly country: PlaceNames['country'];
  readonly languageName: PlaceNames['language'];
  /** Several words in one sentence, with the language's own comma. */
  readonly list: (items: readonly string[]) => string;
}

/** Everything a component needs to speak in the language of its reader. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language = isInterfaceLanguage(i18n.language) ? i18n.language : 'ar';
  return useMemo(() => {
    const names = placeNames(language, (key) => (i18n.exists(key) ? t(key) : null));
    const words: Words = {
      language,
      t: (key, values) => t(key, { ...values }),
      code: (list, code) => t(`${list.name}.${code}`),
      options: (list, codes = list.codes) => codes.map((code) => ({ value: code, label: t(`${list.name}.${code}`) })),
      fieldError: (code) => t(i18n.exists(`field.${code}`) ? `field.${code}` : 'field.invalid'),
      auditAction: (action) => t(i18n.exists(`audit.${action}`) ? `audit.${action}` : 'audit.other'),
      name: (name) => name[language],
      country: names.country,
      languageName: names.language,
      list: (items) => items.join(language === 'en' ? ', ' : '، '),
    };
    return words;
  }, [t, i18n, language]);
}
