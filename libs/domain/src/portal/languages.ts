/**
 * The languages in which the portal tells a person their rights, and a helpline may answer: ISO 639. Those of this house first, then of
 * whoever is taken to Iraq or through it.
 */
export const portalLanguages = [
  'ar', 'ckb', 'en', 'kmr', 'fa', 'tr', 'ur', 'hi', 'bn', 'ne', 'si', 'ta', 'tl', 'id', 'am', 'so', 'sw', 'fr', 'ru', 'uk', 'es',
] as const; // prettier-ignore
export type PortalLanguage = (typeof portalLanguages)[number];

export const isPortalLanguage = (code: string): code is PortalLanguage => (portalLanguages as readonly string[]).includes(code);

/** Which way a language is written. */
export const portalDirection = (language: PortalLanguage): 'rtl' | 'ltr' => (['ar', 'ckb', 'fa', 'ur'].includes(language) ? 'rtl' : 'ltr');
