import type { CaseId, Id } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';

export type RightsExplanationId = Id<'RightsExplanation'>;

/** That a person was told their rights: the right to know the law in a language one understands (strategy, right 1). */
export interface ExplainRightsBody {
  /** Not before the case was found and not after today. */
  readonly explainedOn: IsoDate;
  /** ISO 639; any language, whether the list is written in it or not. */
  readonly language: string;
  readonly interpreter?: string | null;
  readonly copyGiven: boolean;
}

export interface RightsExplanationView {
  readonly id: RightsExplanationId;
  readonly caseId: CaseId;
  readonly explainedOn: IsoDate;
  readonly language: string;
  readonly withInterpreter: boolean;
  readonly copyGiven: boolean;
  /** Of the words that were read out. */
  readonly textVersion: string;
  readonly recordedAt: IsoInstant;
  /** Who told them, named to colleagues only; null to other units. */
  readonly recordedBy: string | null;
}

/** An open case of the unit whose person has not been told their rights. */
export interface RightsOwedItem {
  readonly id: CaseId;
  readonly number: string;
  readonly alias: string;
  readonly languages: readonly string[];
  readonly openedAt: IsoInstant;
  /** A day after the opening. */
  readonly dueAt: IsoInstant;
}
