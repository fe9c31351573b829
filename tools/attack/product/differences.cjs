// Differencing by plain arithmetic: one told figure less others, over dimensions, quarters, answers and releases.
const { keyOf, partsOf } = require('./telling.cjs');

/**
 * Every way to a hidden figure that a reader can go: a total less its other categories, a year less its other quarters, the same cell
 * where it is told elsewhere, and a cell as the sum of what another table tells apart.
 *
 * @param tables of answers and releases: `{period, by, figures}`
 */
function waysTo({ period, key }, tables, categories) {
  const at = Object.fromEntries(partsOf(key));
  const told = (of, inPeriod = period) =>
    tables.filter((table) => table.period === inPeriod).map(({ figures }) => figures.get(keyOf(of))).filter((one) => typeof one === 'number'); // prettier-ignore
  const first = (of, inPeriod) => told(of, inPeriod)[0];
  const all = (figures) => (figures.every((one) => one !== undefined) ? figures.reduce((sum, one) => sum + one, 0) : null);
  const ways = [...told(at)];
  for (const [id, category] of Object.entries(at)) {
    const rest = Object.fromEntries(Object.entries(at).filter(([one]) => one !== id));
    const others = all(categories[id].filter((one) => one !== category).map((one) => first({ ...rest, [id]: one })));
    for (const total of told(rest)) if (others !== null) ways.push(total - others);
  }
  for (const id of Object.keys(categories).filter((one) => at[one] === undefined)) {
    const sum = all(categories[id].map((one) => first({ ...at, [id]: one })));
    if (sum !== null) ways.push(sum);
  }
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(period) ?? [];
  if (year !== undefined) {
    const others = all([1, 2, 3, 4].filter((one) => String(one) !== quarter).map((one) => first(at, `${year}-Q${one}`)));
    for (const whole of told(at, year)) if (others !== null) ways.push(whole - others);
  }
  return ways;
}

/**
 * How often the mean of all ways is the truth, beside the first way alone. With noise of variance 3 in each figure one figure is right in
 * 23 of 100.
 */
function byDifferences({ tables, categories, countOf }) {
  const found = { hidden: 0, guesses: 0, right: 0, plain: 0 };
  const seen = new Set();
  for (const { period, figures, merged } of tables)
    for (const [key, figure] of figures) {
      const id = `${period} ${key} ${merged === undefined ? '' : JSON.stringify(merged)}`;
      const unknown = partsOf(key).some(([one]) => categories[one] === undefined);
      if (figure !== null || unknown || seen.has(id)) continue;
      seen.add(id);
      found.hidden += 1;
      const ways = waysTo({ period, key }, tables, categories);
      if (ways.length === 0) continue;
      const persons = countOf(period, key, merged);
      found.guesses += 1;
      if (Math.round(Math.max(0, ways.reduce((sum, one) => sum + one, 0) / ways.length)) === persons) found.right += 1;
      if (Math.round(Math.max(0, ways[0])) === persons) found.plain += 1;
    }
  return found;
}

/** Who reads the same table before and after late reports takes the difference for the newcomers: how often it is their number. */
function byLateReports({ before, after, countBefore, countAfter }) {
  const found = { changed: 0, right: 0 };
  for (const [at, { period, figures }] of before.entries())
    for (const [key, figure] of figures) {
      const later = after[at].figures.get(key);
      const newcomers = countAfter(period, key) - countBefore(period, key);
      if (newcomers === 0 || figure === null || typeof later !== 'number') continue;
      found.changed += 1;
      if (later - figure === newcomers) found.right += 1;
    }
  return found;
}

/**
 * Parts in whole percent, turned back by whoever knows the base exactly: how many of those told have a part, or what is left of it, below
 * ten, and how often the only whole number behind them is the true one.
 *
 * @param shares `{percent, part, base}`, the last two as they truly are
 */
function byRates(shares) {
  const found = { shown: 0, small: 0, inverted: 0, right: 0 };
  for (const { percent, part, base } of shares) {
    if (typeof percent !== 'number') continue;
    found.shown += 1;
    if (part >= 10 && base - part >= 10) continue;
    found.small += 1;
    const [least, most] = [Math.ceil(((percent - 0.5) * base) / 100), Math.floor(((percent + 0.5) * base) / 100)];
    if (least !== most) continue;
    found.inverted += 1;
    if (least === part) found.right += 1;
  }
  return found;
}

module.exports = { byDifferences, byLateReports, byRates };
