/** Markup that is safe to send: made by `html` alone, so whatever came from elsewhere was escaped on its way in. */
export class Html {
  private constructor(readonly text: string) {}

  static readonly empty = new Html('');

  /** @internal for `html`: everything that is not ours was escaped */
  static of(text: string): Html {
    return new Html(text);
  }
}

/** What a template takes: markup stands as it is, everything else is text. */
export type Part = Html | string | number | null | false | readonly Part[];

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
const escaped = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => signs[sign] ?? sign);

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === false) return '';
  return typeof part === 'object' ? part.map(written).join('') : escaped(String(part));
}

/** A template of markup. Text is escaped for elements and for attributes in double quotes; no part stands anywhere else. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return Html.of(strings.reduce((whole, string, place) => whole + written(parts[place - 1] ?? null) + string));
}
