import type { DimensionId } from '../statistics/codes';
import type { MeasureAnswered, MeasureView } from '../statistics/types';
import type { LocalName } from '../shared/route';
import type { IsoDate } from '../shared/partial-date';
import type { ReleaseId } from '../shared/ids';
import type { SignedPage } from './files';
import type { ReleaseMethod, ReleaseReason, ReleaseRefusal, ReleaseRounding, ReleaseStatus, ReleaseStep } from './codes';

/** One dimension as it was released: rare categories are merged into `other`, which words of its own name. */
export interface ReleaseDimension {
  readonly id: DimensionId;
  /** Prefix of the messages that name its categories. */
  readonly words: string;
  readonly categories: readonly string[];
}

export interface ReleaseCell {
  /** Category by dimension; a dimension left out is the total over it. */
  readonly at: Readonly<Partial<Record<DimensionId, string>>>;
  /** Rounded; null is the one sign for "fewer than the threshold, or held back". */
  readonly figure: number | null;
}

/** The frozen parameters under which figures were made safe (standards.md section 6). */
export interface ReleaseMethodView {
  readonly chosenBy: ReleaseMethod;
  readonly threshold: number;
  readonly base: number;
  readonly rounding: ReleaseRounding;
}

/** So many bodies, and the names of the state's among them: who else takes part is counted and not named. */
export interface CoveredBodies {
  readonly number: number;
  readonly names: readonly LocalName[];
}

/** Bodies that held a live case or began a proceeding in the period, and connected ones that did neither. */
export interface ReleaseCoverage {
  readonly covered: CoveredBodies;
  readonly others: CoveredBodies;
}

/** A release as anybody may read it once it is published. */
export interface PublishedRelease {
  readonly id: ReleaseId;
  readonly measure: MeasureAnswered;
  readonly by: readonly DimensionId[];
  readonly period: { readonly id: string; readonly from: IsoDate; readonly to: IsoDate };
  readonly revision: number;
  readonly status: Extract<ReleaseStatus, 'published' | 'superseded' | 'withdrawn'>;
  /** Why it corrects another, or why it was withdrawn. */
  readonly reason: ReleaseReason | null;
  readonly corrects: ReleaseId | null;
  /** The published release that corrects this one. */
  readonly supersededBy: ReleaseId | null;
  readonly publishedAt: string;
  /** Bodies that fed it, to the nearest five: coverage. */
  readonly bodies: number;
  /** Null where fewer than three bodies had records. */
  readonly coverage: ReleaseCoverage | null;
  readonly dimensions: readonly ReleaseDimension[];
  /** Empty of a withdrawn release. */
  readonly cells: readonly ReleaseCell[];
  readonly method: ReleaseMethodView;
  /** The printed page and its signature; null where it was withdrawn. */
  readonly page: SignedPage | null;
}

export interface PublishedListItem {
  readonly id: ReleaseId;
  readonly measure: Pick<MeasureView, 'id' | 'name' | 'unit'>;
  readonly by: readonly DimensionId[];
  readonly period: PublishedRelease['period'];
  readonly revision: number;
  readonly status: PublishedRelease['status'];
  readonly publishedAt: string;
}

export interface ReleaseListItem {
  readonly id: ReleaseId;
  readonly measure: Pick<MeasureView, 'id' | 'name' | 'unit'>;
  readonly by: readonly DimensionId[];
  readonly period: PublishedRelease['period'];
  readonly revision: number;
  readonly status: ReleaseStatus;
  readonly requestedAt: string;
}

/** A step as its history tells it. */
export interface ReleaseStepView {
  readonly step: ReleaseStep | 'request' | 'compute' | 'supersede';
  readonly at: string;
  /** Display name of a colleague; null of the system. */
  readonly by: string | null;
  readonly reason: ReleaseReason | null;
}

/** A release as the committee's own people see it. */
export interface ReleaseView extends Omit<PublishedRelease, 'status' | 'publishedAt' | 'method' | 'bodies' | 'page'> {
  readonly version: number;
  readonly status: ReleaseStatus;
  readonly publishedAt: string | null;
  readonly refused: ReleaseRefusal | null;
  /** What could be asked for instead of a refused table: the same without its widest dimension. */
  readonly coarser: readonly DimensionId[] | null;
  readonly method: ReleaseMethodView | null;
  readonly bodies: number | null;
  /** What this reader can do with it. */
  readonly steps: readonly ReleaseStep[];
  readonly history: readonly ReleaseStepView[];
}
