import { useId } from 'react';
import { regions, type Region } from '@himaya/domain';
import { useWords } from '../../platform/words';
import type { Series } from './figures';
import { Hatch } from './hatch';
import { shadeOf } from './shades';
import classes from './statistics.module.css';

/** Where each region lies, drawn by hand and coarsely: outline, and where its words stand. */
const shapes: Readonly<Record<Region, { readonly outline: string; readonly at: readonly [number, number] }>> = {
  'kurdistan-region': { outline: '150,14 222,8 300,58 322,124 262,120 212,84 158,66', at: [240, 62] },
  north: { outline: '92,46 150,14 158,66 212,84 262,120 276,158 224,150 160,136 122,112 78,84', at: [176, 108] },
  west: { outline: '78,84 122,112 160,136 170,196 142,220 82,236 14,190 28,136', at: [92, 166] },
  baghdad: { outline: '160,136 224,150 230,198 170,196', at: [196, 174] },
  'middle-euphrates': { outline: '142,220 170,196 230,198 240,226 206,262 168,274', at: [190, 234] },
  south: { outline: '230,198 224,150 276,158 318,204 362,262 348,300 276,304 206,262 240,226', at: [296, 232] },
};

interface Props {
  readonly series: readonly Series[];
  readonly largest: number;
  readonly label: string;
  readonly text: (figure: Series['figures'][number]) => string;
}

/** The six regions, shaded in four steps by what is told; a sign is hatched. The map is not turned round with the language. */
export function RegionMap({ series, largest, label, text }: Props) {
  const { code } = useWords();
  const hatch = useId();
  return (
    <svg className={classes.chart} viewBox="0 0 376 316" role="img" aria-label={label}>
      <Hatch id={hatch} />
      {series.map(({ category, figures: [figure = 'held'] }) => {
        if (!regions.has(category)) return null;
        const { outline, at } = shapes[category];
        const shade = shadeOf(figure, largest);
        return (
          <g key={category}>
            {shade === null ? (
              <polygon points={outline} className={classes.region} fill={`url(#${hatch})`} />
            ) : (
              <polygon points={outline} className={`${classes.region} ${classes[shade]}`} />
            )}
            <text x={at[0]} y={at[1] - 4} textAnchor="middle">
              {code(regions, category)}
            </text>
            {typeof figure === 'number' && (
              <text x={at[0]} y={at[1] + 13} textAnchor="middle">
                {text(figure)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
