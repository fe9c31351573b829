import { codeList, type CodeOf } from '../shared/code-list';

/** By which line of the schedule a case's identity is kept, and erased. */
export const retentionRules = codeList('retention-rule', ['not-confirmed', 'confirmed', 'child']);
export type RetentionRule = CodeOf<typeof retentionRules>;

/** Why a case is kept although its time has run out, or would be erased before: each is somebody's right or duty that needs the record. */
export const holdGrounds = codeList('hold-ground', [
  'investigation',
  'court-proceedings',
  'compensation-claim',
  'complaint',
  'audit-inquiry',
  'person-asked',
  'missing-search',
]);
export type HoldGround = CodeOf<typeof holdGrounds>;

/** Where a legal hold stands. One that was only asked for holds as well: what is erased cannot be brought back. */
export const holdStates = codeList('hold-state', ['asked', 'standing', 'declined', 'lifted']);
export type HoldState = CodeOf<typeof holdStates>;

/** What the officer decides about a hold; `renew` is the yearly review that lets it stand. */
export const holdDecisions = codeList('hold-decision', ['grant', 'decline', 'renew', 'lift']);
export type HoldDecision = CodeOf<typeof holdDecisions>;

/** Why a hold ends, or never stood. */
export const holdEndings = codeList('hold-ending', ['ground-ended', 'ground-unfounded', 'court-order', 'person-asked']);
export type HoldEnding = CodeOf<typeof holdEndings>;

/** Where an erasure stands: proposed by the officer, confirmed by a second person, done by the worker. */
export const erasureStates = codeList('erasure-state', ['proposed', 'confirmed', 'erased', 'called-off']);
export type ErasureState = CodeOf<typeof erasureStates>;

export const erasureDecisions = codeList('erasure-decision', ['confirm', 'call-off']);
export type ErasureDecision = CodeOf<typeof erasureDecisions>;
