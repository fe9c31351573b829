/** ISO 639 languages people met by the mechanism speak; the interface's own first. Each has its message `language.<code>`. */
// prettier-ignore
export const languageCodes = [
  'ar', 'ckb', 'kmr', 'en', 'tr', 'tk', 'fa', 'syr', 'az', 'ku',
  'tl', 'id', 'ms', 'bn', 'hi', 'ur', 'pa', 'ne', 'si', 'ta', 'ml', 'te', 'my', 'vi', 'th', 'zh', 'ko', 'ja', 'uz', 'ky', 'tg',
  'am', 'ti', 'om', 'so', 'sw', 'lg', 'ha', 'yo', 'ig', 'wo', 'ff', 'bm', 'mg', 'rw', 'ln',
  'fr', 'es', 'pt', 'de', 'it', 'ru', 'uk', 'ro', 'sq', 'bg', 'pl', 'hy', 'ka', 'ps', 'sgn',
] as const;

/** ISO 3166-1 alpha-2 countries, those the mechanism meets most first. Each has its message `country.<code>`. */
// prettier-ignore
export const countryCodes = [
  'IQ', 'SY', 'IR', 'TR', 'JO', 'LB', 'PS', 'EG', 'KW', 'SA', 'YE', 'SD', 'SS', 'MA', 'DZ', 'TN', 'LY', 'MR',
  'AE', 'BH', 'QA', 'OM',
  'PH', 'ID', 'BD', 'IN', 'PK', 'NP', 'LK', 'MM', 'VN', 'TH', 'CN', 'MY', 'KH', 'AF', 'UZ', 'KG', 'TJ', 'TM', 'KZ', 'MN', 'KR', 'JP',
  'ET', 'ER', 'SO', 'DJ', 'KE', 'UG', 'TZ', 'RW', 'BI', 'GH', 'NG', 'CM', 'CI', 'SN', 'GM', 'GN', 'SL', 'ML', 'BF', 'NE', 'TD',
  'CD', 'CG', 'AO', 'ZM', 'ZW', 'MG', 'MZ', 'ZA', 'BJ', 'TG', 'LR',
  'RU', 'UA', 'MD', 'RO', 'BG', 'AL', 'RS', 'GE', 'AM', 'AZ', 'GB', 'DE', 'FR', 'SE', 'NL', 'IT', 'ES', 'PT', 'PL', 'GR', 'US', 'CA',
  'AU', 'BR', 'CO', 'VE', 'CU',
] as const;
