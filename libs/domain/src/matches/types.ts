import type { CaseListItem } from '../cases/types';
import type { Governorate } from '../directory/codes';
import type { CaseId, CaseLinkId, DuplicateId, PossibleMatchId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { LocalName } from '../shared/route';
import type { CaseLinkKind, DuplicateStatus, DuplicateVerdict, MatchAnswer, PossibleMatchAnswer } from './codes';

/** All three are needed: name, year of birth (two years either way) and nationality (ISO 3166-1 alpha-2). */
export interface AskPossibleMatchBody {
  readonly name: string;
  readonly birthYear: number;
  readonly nationality: string;
}

/** The whole answer; its shape and time are the same whether somebody matches or not. */
export interface PossibleMatchAnswerView {
  readonly answer: MatchAnswer;
}

/** The desk's task: who asked, how to reach them, about which case. Nothing of the person. */
export interface PossibleMatchView {
  readonly id: PossibleMatchId;
  readonly version: number;
  readonly at: IsoInstant;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly governorate: Governorate;
  /** True where the desk holds a door to the case, so that it may be opened. */
  readonly readable: boolean;
  readonly askedBy: string;
  readonly askedByUnit: LocalName;
  readonly onCallPhone: string | null;
  readonly answer: PossibleMatchAnswer | null;
  readonly answeredAt: IsoInstant | null;
}

export interface AnswerPossibleMatchBody {
  readonly answer: PossibleMatchAnswer;
}

/** A pair of cases that may be one person's, in a unit's queue. */
export interface DuplicateListItem {
  readonly id: DuplicateId;
  readonly version: number;
  readonly status: DuplicateStatus;
  readonly foundAt: IsoInstant;
  /** What the reader's own unit said. */
  readonly ownVerdict: DuplicateVerdict | null;
  readonly cases: readonly { readonly id: CaseId; readonly number: string }[];
}

/** One side of the comparison: what this reader may see of it. */
export interface ComparedPerson {
  readonly case: CaseListItem;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly ageYears: number | null;
  readonly nationality: string | null;
  readonly phone: string | null;
}

export interface DuplicateView extends DuplicateListItem {
  readonly people: readonly ComparedPerson[];
  /** What the units concerned said so far. */
  readonly reviews: readonly { readonly unit: LocalName; readonly own: boolean; readonly verdict: DuplicateVerdict | null }[];
}

export interface ReviewDuplicateBody {
  readonly verdict: DuplicateVerdict;
}

/** Another case this one belongs with. */
export interface CaseLinkView {
  readonly id: CaseLinkId;
  readonly kind: CaseLinkKind;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly madeAt: IsoInstant;
}

export interface LinkCaseBody {
  /** Number of the other case, in Latin or Arabic-Indic digits. */
  readonly caseNumber: string;
  readonly kind: CaseLinkKind;
}
