import { useId } from 'react';
import type { ProtectedFigure } from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { Hatch } from './hatch';
import classes from './statistics.module.css';

/** One bar: its words, what is told, and how that reads. */
export interface Bar {
  readonly label: string;
  readonly figure: ProtectedFigure;
  readonly text: string;
}

const row = 46;
const width = 440;

/** Bars from the side the language begins at; where a sign stands there is a hatched stub of one width, whatever it stands for. */
export function BarChart({ bars, largest, label }: { readonly bars: readonly Bar[]; readonly largest: number; readonly label: string }) {
  const { language } = useWords();
  const hatch = useId();
  const rtl = directionOf(language) === 'rtl';
  const edge = rtl ? width : 0;
  const anchor = rtl ? 'end' : 'start';
  const length = (figure: number): number => (largest === 0 ? 0 : (figure / largest) * (width - 120));
  return (
    <svg className={classes.chart} viewBox={`0 0 ${width} ${bars.length * row + 4}`} role="img" aria-label={label}>
      <Hatch id={hatch} />
      {bars.map(({ label: words, figure, text }, at) => {
        const size = typeof figure === 'number' ? Math.max(2, length(figure)) : 28;
        const end = rtl ? width - size : size;
        return (
          <g key={words} transform={`translate(0 ${at * row})`}>
            <text x={edge} y={14} textAnchor={anchor}>
              {words}
            </text>
            {typeof figure === 'number' ? (
              <rect className={classes.bar} x={rtl ? end : 0} y={20} width={size} height={18} rx="2" />
            ) : (
              <rect className={classes.unknown} fill={`url(#${hatch})`} x={rtl ? end : 0} y={20} width={size} height={18} rx="2" />
            )}
            <text x={rtl ? end - 8 : end + 8} y={34} textAnchor={anchor} className={classes.quiet}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
