import type { DateRule, Dimension } from '@himaya/domain';

/** When a fact `f` counts in the period `p`. */
export const within: Readonly<Record<DateRule, string>> = {
  month: 'f.month between p.first and p.last',
  span: 'f.month <= p.last and (f.until is null or f.until >= p.first)',
  stock: 'f.month <= p.last and (f.until is null or f.until > p.last)',
};

/** A column as the text its codes are compared with; a form is the one row of the person's forms. */
const valueOf = (column: Dimension['column']): string =>
  column === 'forms' ? 'form.code' : column === 'yes' ? 'f.yes::text' : `f.${column}`;

/** The category's place by the column's code: 1 …, 0 for what is in none. */
export function placeOf({ column, categories, codes, rest }: Dimension, value: (one: unknown) => string): string {
  const pairs = categories.codes.flatMap((category, at) => (codes[category] ?? []).map((code) => [code, at + 1] as const));
  const of = valueOf(column);
  const known = `(${value(pairs.map(([, place]) => place))}::int[])[array_position(${value(pairs.map(([code]) => code))}::text[], ${of})]`;
  const other = rest === undefined ? '0' : `case when ${of} <> 'unknown' then ${categories.codes.indexOf(rest) + 1} else 0 end`;
  return `coalesce(${known}, ${other})`;
}
