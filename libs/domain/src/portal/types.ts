import type { PortalItemId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage, LocalName } from '../shared/route';
import type { HelpFacts } from './help';
import type { PortalKind, PortalPlace, PortalStatus, PortalStep } from './codes';

/** Words in one language: a title, and structured text (`portalBlocks`). Empty while it is not translated. */
export interface PortalText {
  readonly title: string;
  readonly body: string;
}

export type PortalTexts = Readonly<Record<InterfaceLanguage, PortalText>>;

export interface PortalWords {
  /** The day it is of: of news when it was, of a yearly report the last of its year. */
  readonly day: IsoDate;
  readonly texts: PortalTexts;
  /** Of `help`, and of nothing else. */
  readonly help?: HelpFacts | null;
}

export interface OpenPortalItemBody extends PortalWords {
  readonly kind: PortalKind;
  /** With `page`, and only then; each has one item. */
  readonly place?: PortalPlace | null;
}

export type SavePortalItemBody = PortalWords;

export interface PortalItemListItem {
  readonly id: PortalItemId;
  readonly version: number;
  readonly kind: PortalKind;
  readonly place: PortalPlace | null;
  readonly status: PortalStatus;
  readonly day: IsoDate;
  readonly title: LocalName;
  /** Whether the public reads a version of it now. */
  readonly public: boolean;
  readonly changedAt: IsoInstant;
}

/** One version of the words, as it was written and let out. */
export interface PortalRevisionView extends PortalWords {
  readonly revision: number;
  readonly writtenAt: IsoInstant;
  /** Display names. */
  readonly writtenBy: string;
  readonly publishedBy: string | null;
  readonly publishedAt: IsoInstant | null;
}

export interface PortalItemView extends PortalItemListItem, PortalWords {
  readonly revision: number;
  readonly publicRevision: number | null;
  readonly steps: readonly PortalStep[];
  readonly writable: boolean;
  /** What was said as it came back or was taken from the public, until it is proposed anew. */
  readonly note: string | null;
  /** The latest first. */
  readonly revisions: readonly PortalRevisionView[];
}
