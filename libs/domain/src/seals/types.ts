import type { UserId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { SealReason, UnsealReason } from './codes';

export interface SealCaseBody {
  readonly reason: SealReason;
  /** Who goes on seeing the case: whoever seals it and at least one more, twenty at most. */
  readonly userIds: readonly UserId[];
}

export interface NameOnSealBody {
  readonly userId: UserId;
}

export interface AskUnsealBody {
  readonly reason: UnsealReason;
}

/** Somebody who works on a case, as whoever leads it may name or bar them. */
export interface CasePerson {
  readonly userId: UserId;
  readonly displayName: string;
  readonly unit: UnitRef;
  /** True for the responsible unit's leading people. */
  readonly leads: boolean;
}

/** A case's seal as its named people see it; nobody else learns that there is one. */
export interface SealView {
  /** False where the case is not sealed: everything below is then null or empty. */
  readonly sealed: boolean;
  readonly version: number;
  readonly reason: SealReason | null;
  readonly sealedAt: IsoInstant | null;
  readonly names: readonly CasePerson[];
  /** Set while one named person has asked to unseal and another has not yet answered. */
  readonly unsealing: { readonly reason: UnsealReason; readonly askedBy: UserId; readonly askedAt: IsoInstant } | null;
  /** True where this reader leads the case: may seal it and change the names. */
  readonly leads: boolean;
}
