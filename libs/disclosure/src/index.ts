export { cellKey, noiseTable, perturbed, safeNoise, type Noise, type NoiseTable } from './cell-key';
export { behind, rounded, safePolicy, type Interval, type Policy } from './policy';
export { primariesOf, type Primary, type Unsafe } from './primary';
export { coarserThan, protect, type Figure, type Protected, type Refusal, type Release } from './protect';
export { mergedInto, other, withoutRare } from './redesign';
export { keyOf, placesOf, systemOf, type Cell, type Design, type Dimension, type Equation, type Fact, type System } from './table';
