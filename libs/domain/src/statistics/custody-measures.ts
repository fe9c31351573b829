import type { CustodyKind } from '../proceedings/codes';
import { custodyBreakdowns } from '../proceedings/custody-parts';
import { each, sex } from './dimensions';
import type { FactColumn } from './dimensions';
import type { Computation } from './measure';

const columns = {
  'age-group': 'age_group',
  citizenship: 'nationality_group',
  article: 'article',
  kind: 'outcome',
} as const satisfies Readonly<Record<string, FactColumn>>;

/** Of the day that was counted last: by the sexes, and by each breakdown of it. */
function returned(what: CustodyKind): Computation {
  const broken = Object.entries(custodyBreakdowns[what]) as [keyof typeof columns, (typeof custodyBreakdowns)[CustodyKind]['article']][];
  return {
    kinds: [],
    where: {},
    date: 'stock',
    counts: { of: 'returned', what },
    dimensions: [sex, ...broken.map(([id, categories]) => each(id, columns[id], categories!))],
  };
}

/** Measures that Justice and Labour count themselves, by what they return: no case and no fact says them. */
export const custodyMeasures: Readonly<Record<string, Computation>> = {
  'juvenile-detainees': returned('juveniles-placed'),
  'juveniles-convicted': returned('juveniles-convicted'),
  'convicts-by-sex': returned('convicts'),
};
