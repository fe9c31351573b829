import { useId } from 'react';
import { governorates, type Governorate } from '@himaya/domain';
import { useWords } from '../../platform/words';
import type { Series } from './figures';
import { Hatch } from './hatch';
import { shadeOf } from './shades';
import classes from './statistics.module.css';

/** Where each governorate's tile stands, north above: column and row. Neighbours are near, areas and borders are not meant. */
export const governorateTiles: Readonly<Partial<Record<Governorate, readonly [number, number]>>> = {
  duhok: [0, 0],
  erbil: [1, 0],
  nineveh: [0, 1],
  kirkuk: [1, 1],
  sulaymaniyah: [2, 1],
  halabja: [3, 1],
  anbar: [0, 2],
  'salah-al-din': [1, 2],
  diyala: [2, 2],
  karbala: [0, 3],
  baghdad: [1, 3],
  wasit: [2, 3],
  najaf: [0, 4],
  babil: [1, 4],
  qadisiyah: [2, 4],
  maysan: [3, 4],
  muthanna: [1, 5],
  'dhi-qar': [2, 5],
  basra: [3, 5],
};

const [width, height] = [112, 56];

interface Props {
  readonly series: readonly Series[];
  readonly largest: number;
  readonly label: string;
  readonly text: (figure: Series['figures'][number]) => string;
}

/** The governorates as tiles in their places, shaded in four steps by what is told; a sign is hatched. It is not turned round with the language. */
export function GovernorateMap({ series, largest, label, text }: Props) {
  const { code } = useWords();
  const hatch = useId();
  return (
    <svg className={classes.chart} viewBox={`0 0 ${4 * width} ${6 * height}`} role="img" aria-label={label}>
      <Hatch id={hatch} />
      {series.map(({ category, figures: [figure = 'held'] }) => {
        const place = governorates.has(category) ? governorateTiles[category] : undefined;
        if (place === undefined || !governorates.has(category)) return null;
        const [x, y] = [place[0] * width, place[1] * height];
        const shade = shadeOf(figure, largest);
        return (
          <g key={category} transform={`translate(${x} ${y})`}>
            <rect
              x="1"
              y="1"
              width={width - 2}
              height={height - 2}
              rx="4"
              className={shade === null ? classes.region : `${classes.region} ${classes[shade]}`}
              fill={shade === null ? `url(#${hatch})` : undefined}
            />
            <text x={width / 2} y={typeof figure === 'number' ? 23 : 33} textAnchor="middle">
              {code(governorates, category)}
            </text>
            {typeof figure === 'number' && (
              <text x={width / 2} y={42} textAnchor="middle">
                {text(figure)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
