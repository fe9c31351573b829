const arabicIndic = 0x0660;
const extendedArabicIndic = 0x06f0;

/** Turns Arabic-Indic (٠–٩) and Extended Arabic-Indic (۰–۹) digits into Latin ones; leaves the rest as it is. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= extendedArabicIndic ? extendedArabicIndic : arabicIndic));
  });
}
