export { cellKey, noiseTable, perturbed, safeNoise } from './cell-key';
export { safePolicy, type Policy } from './policy';
export { protect, type Figure, type Protected, type Refusal, type Release } from './protect';
export { mergedInto, withoutRare } from './redesign';
export { keyOf, systemOf, type Design, type Dimension, type Fact } from './table';
