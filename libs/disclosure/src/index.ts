export type { Kin } from './kin';
export { cellKey, keyTelling, noiseTable, perturbed, safeNoise } from './cell-key';
export { safePolicy, type Policy } from './policy';
export { isOfOneKind, type Counted } from './primary';
export { protect, type Figure, type Protected, type Refusal, type Release } from './protect';
export { mergedInto, withoutRare } from './redesign';
export { keyOf, systemOf, type Design, type Dimension, type Fact } from './table';
export { anonymousRows, rowPolicy, type RowColumn, type RowFile, type RowGroup, type RowPolicy, type RowRefusal } from './microdata';
export { faultOfFile, type FileFault } from './count-file';
