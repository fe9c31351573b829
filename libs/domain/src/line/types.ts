import type { Category } from '../shared/categories';
import type { IsoInstant } from '../shared/partial-date';
import type { LineSide } from './codes';

/** What one side lets across the line, as it stands. */
export interface LineLimitView {
  readonly id: LineSide;
  readonly version: number;
  readonly give: readonly Category[];
  readonly take: readonly Category[];
  readonly transfers: boolean;
  readonly changedAt: IsoInstant;
}

export interface ChangeLineLimitBody {
  readonly side: LineSide;
  readonly give: readonly Category[];
  readonly take: readonly Category[];
  readonly transfers: boolean;
}
