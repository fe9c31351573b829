import type { Category } from '../shared/categories';
import type { CaseId, OwnCopyId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage, LocalName } from '../shared/route';
import type {
  HandOverChannel,
  IdentityCheck,
  OmissionReason,
  OwnCopyAsker,
  OwnCopyDecision,
  OwnCopyPart,
  OwnCopyRefusal,
  OwnCopyState,
  PartsWay,
} from './codes';

export interface RequestOwnCopyBody {
  readonly asker: OwnCopyAsker;
  readonly identityCheck: IdentityCheck;
  /** The day it was asked for; the time to answer runs from then. Not after today, and not more than 30 days ago. */
  readonly requestedOn: IsoDate;
  /** ISO 639: the language they want it in. */
  readonly language: string;
  /** `each-body` where nothing else is said. */
  readonly partsBy?: PartsWay | null;
}

/** A part that is left out, and why: both are told to the person. */
export interface OmissionBody {
  readonly category: OwnCopyPart;
  readonly reason: OmissionReason;
}

export interface DecideOwnCopyBody {
  readonly decision: OwnCopyDecision;
  /** Of a release. */
  readonly omissions?: readonly OmissionBody[] | null;
  /** Of a release; `in-person` where nothing else is said. */
  readonly channel?: HandOverChannel | null;
  /** Of a refusal. */
  readonly refusal?: OwnCopyRefusal | null;
}

export interface HandOverCopyBody {
  readonly handedOverOn: IsoDate;
}

export interface OwnCopyView {
  readonly id: OwnCopyId;
  readonly caseId: CaseId;
  readonly version: number;
  /** The room whose own file it is a part from; null for the copy of the record. */
  readonly room: Category | null;
  readonly state: OwnCopyState;
  readonly asker: OwnCopyAsker;
  readonly identityCheck: IdentityCheck;
  readonly requestedOn: IsoDate;
  /** The last day to answer. */
  readonly dueOn: IsoDate;
  readonly language: string;
  /** The language it is printed in: theirs, or the nearest that there are words for. */
  readonly paperLanguage: InterfaceLanguage;
  readonly partsBy: PartsWay;
  /** Of a part that the person wants in a closed envelope: the body that passes it on, unopened. */
  readonly envelopeTo: LocalName | null;
  /** Of a part: the body that was asked found that it is them. Before that nothing leaves. */
  readonly proven: boolean;
  readonly omissions: readonly OmissionBody[];
  readonly channel: HandOverChannel | null;
  readonly refusal: OwnCopyRefusal | null;
  readonly printedAt: IsoInstant | null;
  readonly handedOverOn: IsoDate | null;
  /** Who wrote the request down, or opened the part; named to colleagues. */
  readonly requestedBy: string | null;
  readonly reviewedBy: string | null;
  /** What this reader can do now. */
  readonly steps: readonly OwnCopyStep[];
}

export type OwnCopyStep = 'open' | 'decide' | 'print' | 'hand-over';
