import type { InterfaceLanguage } from '@himaya/domain';

export interface PlaceNames {
  /** Name of an ISO 3166-1 alpha-2 country. */
  readonly country: (code: string) => string;
  /** Name of an ISO 639 language. */
  readonly language: (code: string) => string;
}

/**
 * Names of countries and languages. Our own message comes first (browsers know no Sorani); what has none is named by the
 * browser, in Arabic for a Kurdish reader.
 */
export function placeNames(language: InterfaceLanguage, message: (key: string) => string | null): PlaceNames {
  const locales = language === 'en' ? ['en'] : [language, 'ar'];
  const regions = new Intl.DisplayNames(locales, { type: 'region' });
  const tongues = new Intl.DisplayNames(locales, { type: 'language' });
  return {
    country: (code) => message(`country.${code}`) ?? named(regions, code),
    language: (code) => message(`language.${code}`) ?? named(tongues, code),
  };
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
