import type { UnitRef } from '../directory/types';
import type { SafeguardId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { StayNeed } from './stay';
import type { AccusingLaw, SafeguardChange, SafeguardKind, SafeguardOutcome, SafeguardParty, SafeguardState, SafeguardType } from './codes';

/** Body of a safeguard; which of the fields a kind has, `safeguardRules` says. */
export interface RecordSafeguardBody {
  readonly kind: SafeguardKind;
  readonly type: SafeguardType;
  readonly party?: SafeguardParty | null;
  readonly law?: AccusingLaw | null;
  /** Article of that law, 1 to 999. */
  readonly article?: number | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** Free words: a number, a name, what was said. Kept sealed. */
  readonly words?: string | null;
}

export interface ChangeSafeguardBody {
  readonly change: SafeguardChange;
  readonly outcome?: SafeguardOutcome | null;
  readonly on: IsoDate;
}

export interface SafeguardView {
  readonly id: SafeguardId;
  readonly version: number;
  readonly kind: SafeguardKind;
  readonly type: SafeguardType;
  readonly party: SafeguardParty | null;
  readonly law: AccusingLaw | null;
  readonly article: number | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly state: SafeguardState;
  readonly outcome: SafeguardOutcome | null;
  readonly closedOn: IsoDate | null;
  /** Residence during a reflection period: it ends when the period does, and while that stands still it has no end. */
  readonly followsPeriod: boolean;
  readonly words: string | null;
  readonly unit: UnitRef;
  readonly recordedAt: IsoInstant;
  /** A victim, or somebody who may be one, is punished and it is not settled. */
  readonly alert: boolean;
  /** What this reader can do. */
  readonly actions: readonly SafeguardChange[];
}

/** Whether the person needs papers to stay, as far as this reader can know, and what is proposed to who may record it. */
export interface StayView {
  readonly need: StayNeed;
  /** A type of residence; null where none is proposed. */
  readonly proposed: SafeguardType | null;
  /** The end it would have: the reflection period's; null for none. */
  readonly until: IsoDate | null;
}

/** All safeguards of a case that this reader may see, newest first, and the kinds it may record. */
export interface SafeguardsAnswer {
  readonly items: readonly SafeguardView[];
  readonly records: readonly SafeguardKind[];
  readonly stay: StayView;
}
