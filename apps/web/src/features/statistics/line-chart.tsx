import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import type { Series } from './figures';
import classes from './statistics.module.css';

interface Props {
  readonly series: readonly Series[];
  readonly names: readonly string[];
  readonly periods: readonly string[];
  readonly largest: number;
  readonly label: string;
  /** The largest number in the reader's digits. */
  readonly top: string;
}

const [width, height, side, foot] = [440, 240, 44, 30];

/** Lines over periods, in the reading direction; a line breaks where there is a sign, and a lone number is a point. */
export function LineChart({ series, names, periods, largest, label, top }: Props) {
  const { language } = useWords();
  const rtl = directionOf(language) === 'rtl';
  const step = periods.length < 2 ? 0 : (width - 2 * side) / (periods.length - 1);
  const x = (at: number): number => (rtl ? width - side - at * step : side + at * step);
  const y = (figure: number): number => height - foot - (largest === 0 ? 0 : (figure / largest) * (height - foot - 24));
  return (
    <>
      <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className={classes.axis} x1={side} x2={width - side} y1={height - foot} y2={height - foot} />
        <text className={classes.quiet} x={rtl ? width - side : side} y={14} textAnchor={rtl ? 'end' : 'start'}>
          {largest === 0 ? '' : top}
        </text>
        {periods.map((period, at) => (
          <text key={period} className={classes.quiet} x={x(at)} y={height - 8} textAnchor="middle">
            {periods.length > 6 && at % 2 === 1 ? '' : period}
          </text>
        ))}
        {series.map(({ category, figures }, line) => (
          <g key={category ?? ''} className={`${classes.line} ${classes[`line${line % 6}`]}`}>
            <path d={pathOf(figures, x, y)} />
            {figures.map((figure, at) =>
              typeof figure === 'number' ? <circle key={periods[at]} cx={x(at)} cy={y(figure)} r="3" strokeDasharray="none" /> : null,
            )}
          </g>
        ))}
      </svg>
      <ul className={classes.legend}>
        {names.map((name, line) => (
          <li key={name}>
            <svg viewBox="0 0 36 12" aria-hidden="true">
              <line x1="0" x2="36" y1="6" y2="6" className={`${classes.line} ${classes[`line${line % 6}`]}`} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function pathOf(figures: Series['figures'], x: (at: number) => number, y: (figure: number) => number): string {
  return figures
    .map((figure, at) => {
      if (typeof figure !== 'number') return '';
      return `${typeof figures[at - 1] === 'number' ? 'L' : 'M'}${x(at).toFixed(1)} ${y(figure).toFixed(1)}`;
    })
    .join('');
}
