// What numbers of people can be, by all that is said of their sums.

/**
 * Unknown numbers of people of which sums are known. `close` gives the solver's memory back.
 *
 * @param unknowns how many
 */
function polyhedron(highs, unknowns) {
  const model = highs.createModel();
  const { objectiveSense, modelStatus: statuses, variableType } = highs.constants;
  model.options.set({ output_flag: false });
  for (let at = 0; at < unknowns; at += 1) model.addVar(0, highs.infinity);
  let rows = 0;
  const finite = (bound) => Math.min(bound, highs.infinity);

  /** One end; undefined where what is believed cannot be, null where there is none or no time to find it. */
  function end(places, sense, seconds) {
    for (const place of places) model.changeColCost(place, 1);
    model.changeObjectiveSense(objectiveSense[sense]);
    if (seconds !== undefined) {
      model.options.set('time_limit', seconds);
      model.zeroAllClocks();
    }
    const { modelStatus } = model.run();
    const value = modelStatus === statuses.optimal ? model.getObjectiveValue() : null;
    for (const place of places) model.changeColCost(place, 0);
    return modelStatus === statuses.infeasible ? undefined : value;
  }

  return {
    /** So many people stand in these together. @returns the number under which `bound` says it anew */
    says(places, least, most) {
      model.addRow(Math.max(0, least), finite(most), { indices: places, values: places.map(() => 1) });
      return rows++;
    },
    bound: (row, least, most) => model.changeRowBounds(row, Math.max(0, least), finite(most)),
    /** @returns the least and the most whole number that these unknowns can be together; null where what is believed cannot be */
    range(places) {
      const [low, high] = [end(places, 'minimize'), end(places, 'maximize')];
      if (low === undefined || high === undefined) return null;
      return [Math.ceil((low ?? 0) - 1e-6), high === null ? Infinity : Math.floor(high + 1e-6)];
    },
    /**
     * The same where every unknown is a whole number, by an integer programme.
     *
     * @param seconds for each end; one that is not found in them stays where `range` has it
     */
    wholeRange(places, seconds) {
      const linear = this.range(places);
      if (linear === null) return null;
      for (let at = 0; at < unknowns; at += 1) model.changeColIntegrality(at, variableType.integer);
      try {
        const [low, high] = [end(places, 'minimize', seconds), linear[1] === Infinity ? null : end(places, 'maximize', seconds)];
        const late = low === null || (high === null && linear[1] !== Infinity);
        return { range: [low == null ? linear[0] : Math.round(low), high == null ? linear[1] : Math.round(high)], late };
      } finally {
        for (let at = 0; at < unknowns; at += 1) model.changeColIntegrality(at, variableType.continuous);
        model.options.set('time_limit', 1e9);
      }
    },
    close: () => model.dispose(),
  };
}

module.exports = { polyhedron };
