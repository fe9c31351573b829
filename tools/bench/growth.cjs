// How much slower a read gets as the cases grow: the same read among few and among many, by two servers side by side, one right after the
// other. Measured one size after the other instead, whatever else the machine does in between is told as growth.
const { join } = require('node:path');
const { alternate } = require('./measure.cjs');
const { deedsVia, oneOf, openWorld } = require('./world.cjs');

const pairs = 400;

/** The reads among the deeds, of both worlds in turns. @returns {Promise<{name: string, few: number, many: number, ratio: number}[]>} medians in ms */
async function inTurns(ofMany, ofFew, times = pairs, now = undefined) {
  const rows = [];
  for (const [place, deed] of ofMany.entries()) {
    if (deed.writes) continue;
    const few = ofFew[place];
    const found = await alternate(times, () => deed.send(deed.next()), () => few.send(few.next()), now); // prettier-ignore
    rows.push({ name: deed.name, few: found.without, many: found.protected, ratio: found.ratio });
  }
  return rows;
}

/**
 * Opens a second world of few cases and compares it with the one of many.
 *
 * @param {{api: object, seeder: object, folder: string, product: object, few: number, undo: (() => unknown)[]}} options
 */
async function measureGrowth({ api, seeder, folder, product, few, undo }) {
  const small = await openWorld(join(folder, 'few'), product, undo);
  await small.seeder.addCases(1, few);
  await small.seeder.client.query('vacuum analyze');
  const of = async (world) => {
    const cases = await world.seeder.officersCases();
    return deedsVia(world.api, { case: () => oneOf(cases) }, 1);
  };
  return inTurns(await of({ api, seeder }), await of(small));
}

module.exports = { inTurns, measureGrowth };
