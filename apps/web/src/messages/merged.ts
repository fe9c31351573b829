import type { Messages } from '../platform/i18n';

/** One flat table out of the files of one language. @throws Error when two files say the same key. */
export function merged(files: Readonly<Record<string, Messages>>): Messages {
  const all: Record<string, string> = {};
  for (const [file, messages] of Object.entries(files)) {
    for (const [key, text] of Object.entries(messages)) {
      if (key in all) throw new Error(`${file}: ${key} is said twice`);
      all[key] = text;
    }
  }
  return all;
}
