/** A piece of a line: words, or words that lead to an address. */
export interface PortalSpan {
  readonly text: string;
  /** An https address; null for plain words. */
  readonly href: string | null;
}

/** A block of structured text; nothing in it is markup. */
export type PortalBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly spans: readonly PortalSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly PortalSpan[])[] };

/** `[words](address)`, neither of them with brackets inside. */
const link = /\[([^[\]\n]{1,200})\]\(([^\s()]{1,500})\)/g;
/** A host with a dot, no user's name before it (`https://gov.iq@elsewhere` reads as what it is not), nothing that ends an attribute. */
const address = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?([/?#][^\s()<>"'`\\@]*)?$/i;

/** Whether a link of the text leads elsewhere than to https. */
export const strangeLinksIn = (body: string): boolean => [...body.matchAll(link)].some(([, , href = '']) => !address.test(href));

/**
 * Structured text as its blocks: `## ` begins a heading, `- ` an item of a list, an empty line ends a paragraph, `[words](https://…)` is a
 * link. Whatever else stands there is words.
 */
export function portalBlocks(body: string): PortalBlock[] {
  const blocks: PortalBlock[] = [];
  let paragraph: string[] = [];
  let items: (readonly PortalSpan[])[] = [];
  const end = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(paragraph.join(' ')) });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    paragraph = [];
    items = [];
  };
  for (const line of body.split('\n').map((one) => one.trim())) {
    const [, sign, words = ''] = /^(##|-) +(.+)$/.exec(line) ?? [];
    if (line === '' || sign === '##' || (sign === '-') !== items.length > 0) end();
    if (sign === '##') blocks.push({ kind: 'heading', spans: spansOf(words) });
    else if (sign === '-') items.push(spansOf(words));
    else if (line !== '') paragraph.push(line);
  }
  end();
  return blocks;
}

function spansOf(line: string): PortalSpan[] {
  const spans: PortalSpan[] = [];
  let from = 0;
  for (const found of line.matchAll(link)) {
    const [whole, text = '', href = ''] = found;
    if (!address.test(href)) continue;
    if (found.index > from) spans.push({ text: line.slice(from, found.index), href: null });
    spans.push({ text, href });
    from = found.index + whole.length;
  }
  if (from < line.length) spans.push({ text: line.slice(from), href: null });
  return spans;
}
