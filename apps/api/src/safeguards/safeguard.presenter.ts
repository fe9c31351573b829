import { mayEver } from '@himaya/auth';
import {
  alertsNonPunishment,
  availableSafeguardChanges,
  maskOf,
  safeguardKinds,
  safeguardRules,
  type SafeguardKind,
  type SafeguardView,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import { heldBy, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { SafeguardRow } from './safeguard.store';

/** Kinds that whoever works on the case and reads them may record, though it writes nothing else of their category. */
const saidByAll: readonly SafeguardKind[] = ['punishment', 'residence'];

/** What this reader may record of an open case. */
export function recordableKinds(actor: Actor, row: CaseRow): SafeguardKind[] {
  if (row.status !== 'open' || row.writeMask === 0 || !mayEver(actor.roles, 'record', 'Safeguard')) return [];
  const held = heldBy(actor, row);
  return safeguardKinds.codes.filter((kind) => {
    const letter = maskOf(safeguardRules[kind].category);
    return (held.write & letter) !== 0 || (saidByAll.includes(kind) && (held.read & letter) !== 0);
  });
}

export function safeguardView(
  actor: Actor,
  row: CaseRow,
  one: SafeguardRow,
  key: DataKey,
  refs: ReadonlyMap<UnitId, UnitRef>,
): SafeguardView {
  const unit = refs.get(one.recordedUnitId);
  // A foreign key vouches for it.
  if (unit === undefined) throw new Error('no such unit');
  return {
    id: one.id,
    version: one.version,
    kind: one.kind,
    type: one.type,
    party: one.party,
    law: one.law,
    article: one.article,
    since: one.since,
    until: one.until,
    state: one.state,
    outcome: one.outcome,
    closedOn: one.closedOn,
    followsPeriod: one.followsPeriod,
    words: key.open('safeguard.words', one.wordsCt),
    unit,
    recordedAt: one.recordedAt.toISOString(),
    alert: alertsNonPunishment(row.identificationStatus, one),
    actions: recordableKinds(actor, row).includes(one.kind) ? availableSafeguardChanges(one) : [],
  };
}
