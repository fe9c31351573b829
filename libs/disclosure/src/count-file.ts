/** What is wrong with a file that is about to be handed out; null where nothing is. */
export type FileFault = 'empty' | 'torn' | 'class' | 'diversity';

/**
 * Counts a finished file anew, from its text alone and by nothing of what made it: lines that are alike, letter by letter, and of lines
 * alike but for a sensitive column how many different ones.
 *
 * @param text header and lines, separated by commas and ended by CR LF, no quotes
 * @param sensitive headers of the columns that must differ within what else is alike
 */
export function faultOfFile(
  text: string,
  { k, l, sensitive }: { readonly k: number; readonly l: number; readonly sensitive: readonly string[] },
): FileFault | null {
  const [header = '', ...lines] = text.split('\r\n');
  if (lines.pop() !== '') return 'torn';
  if (lines.length === 0) return 'empty';
  const width = header.split(',').length;
  if (text.includes('"') || lines.some((line) => line.split(',').length !== width)) return 'torn';
  lines.sort();
  for (let start = 0, at = 1; at <= lines.length; at += 1) {
    if (lines[at] === lines[start]) continue;
    if (at - start < k) return 'class';
    start = at;
  }
  for (const name of sensitive) {
    const place = header.split(',').indexOf(name);
    if (place < 0) continue;
    const different = new Map<string, Set<string>>();
    for (const line of new Set(lines)) {
      const cells = line.split(',');
      const [value = ''] = cells.splice(place, 1);
      const rest = cells.join(',');
      different.set(rest, (different.get(rest) ?? new Set()).add(value));
    }
    if ([...different.values()].some(({ size }) => size < l)) return 'diversity';
  }
  return null;
}
