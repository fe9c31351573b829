import { html, type Html } from './html';
import type { SiteWords } from './words';

interface Bar {
  readonly label: string;
  /** Null for the one sign: a stub of one length, whatever it stands for. */
  readonly figure: number | null;
}

const width = 360;
const row = 46;

/** Bars from the side the language begins at. What they say is said in words too, and in the table beside them. */
export function chart(words: SiteWords, bars: readonly Bar[], label: string): Html {
  const largest = Math.max(0, ...bars.map(({ figure }) => figure ?? 0));
  const textOf = ({ figure }: Bar): string => (figure === null ? words.text('figure-sign.held') : words.number(figure));
  const drawn = bars.map((bar, at) => {
    const size = bar.figure === null ? 28 : Math.max(2, largest === 0 ? 0 : Math.round((bar.figure / largest) * (width - 130)));
    const top = at * row;
    // In SVG "start" is the side that the page's direction begins at.
    return html`<text x="${words.rtl ? width : 0}" y="${top + 14}">${bar.label}</text
      ><rect${bar.figure === null && html` class="held"`}
        x="${words.rtl ? width - size : 0}"
        y="${top + 20}"
        width="${size}"
        height="18"
        rx="2"
      /><text x="${words.rtl ? width - size - 8 : size + 8}" y="${top + 34}">${textOf(bar)}</text>`;
  });
  const said = bars.map((bar) => `${bar.label}: ${textOf(bar)}`).join(words.rtl ? '؛ ' : '; ');
  return html`<svg class="chart" viewBox="0 0 ${width} ${bars.length * row + 4}" role="img" aria-label="${label}. ${said}">${drawn}</svg>`;
}
