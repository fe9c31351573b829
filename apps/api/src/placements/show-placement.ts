import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  availablePlacementMoves,
  checkAnswers,
  exitChecks,
  housedStatuses,
  isChild,
  maskOf,
  mustBeTold,
  openPlacementStatuses,
  refuse,
  type BelongingView,
  type CheckedItem,
  type Outcome,
  type PlaceRef,
  type PlacementEventView,
  type PlacementId,
  type PlacementView,
  type ShelterIncidentView,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey, type KeyedRow } from '../platform/vault/vault';
import { HouseStore } from './house.store';
import { listItem } from './placement.presenter';
import {
  PlacementStore,
  type BelongingRow,
  type FittingPlaceRow,
  type PlacementBase,
  type PlacementEventRow,
  type PlacementRow,
  type ShelterIncidentRow,
} from './placement.store';

/** The keys of the houses that these placements are in, once each. */
export function houseKeysOf(rows: readonly PlacementBase[]): KeyedRow[] {
  const houses = new Map(
    rows.flatMap(({ shelterId, houseWrapped, houseKeyId }) =>
      shelterId === null ? [] : [[shelterId, { id: shelterId, keyWrapped: houseWrapped, keyId: houseKeyId }] as const],
    ),
  );
  return [...houses.values()];
}

/** True where the rules for children hold; of a case that is not the reader's any more, as the place says. */
export function isChildHere(row: PlacementRow): boolean {
  return row.ageBand === null ? ['boys', 'girls'].includes(row.personCategory) : isChild(row.ageBand) || row.safeguards !== null;
}

/** A child comes on its best interests, unless it cannot wait for them. */
export function bestInterestsMissing(row: PlacementRow): boolean {
  return row.safeguards !== null && !row.safeguards.bestInterests.includes('placement');
}

/** One placement with its whole register, inside a transaction. */
@Injectable()
export class ShowPlacement {
  constructor(
    private readonly placements: PlacementStore,
    private readonly houses: HouseStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: PlacementId): Promise<Outcome<PlacementView>> {
    const row = await this.placements.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('shelter'));
    const open = openPlacementStatuses.includes(row.status);
    const fitting = open ? await this.placements.fittingPlaces(tx, id) : [];
    const houses = fitting.length > 0 ? await this.houses.houses(tx) : [];
    const keys = await this.vault.openKeys([row, ...houseKeysOf([row]), ...houses]);
    const names = new Map(houses.map((house) => [house.id, keys.get(house.id)?.open('shelter.name', house.nameCt) ?? ''] as const));
    const key = keys.get(row.id)!;
    const events = await this.placements.events(tx, id);
    const { roles } = tx.actor;
    return allow({
      ...listItem(row, keys),
      caseId: row.ageBand === null ? null : row.caseId,
      referralId: row.referralId,
      child: isChildHere(row),
      admittedAt: row.admittedAt?.toISOString() ?? null,
      leaveReason: row.leaveReason,
      sharingEndedAt: row.sharingEndedAt?.toISOString() ?? null,
      will: row.will,
      endedAt: row.endedAt?.toISOString() ?? null,
      destination: row.destination,
      safety: row.safety,
      checks: checksOf(events),
      bestInterestsMissing: open && bestInterestsMissing(row),
      belongings: (await this.placements.belongings(tx, id)).map((one) => belongingView(one, key)),
      incidents: (await this.placements.incidents(tx, id)).map((one) => incidentView(one, key, isChildHere(row))),
      events: events.map(eventView),
      fittingPlaces: fitting.map((place) => placeRef(place, names)),
      handOverReferrals: row.sharingEndedAt === null && open ? await this.placements.handOverReferrals(tx, row.caseId) : [],
      moves: mayEver(roles, 'change', 'Placement')
        ? availablePlacementMoves({ status: row.status, sharingEnded: row.sharingEndedAt !== null })
        : [],
      mayExit: mayEver(roles, 'close', 'Placement') && housedStatuses.includes(row.status),
      mayRecord: mayEver(roles, 'record', 'Belonging') && housedStatuses.includes(row.status),
    });
  }
}

function placeRef(place: FittingPlaceRow, names: ReadonlyMap<string, string>): PlaceRef {
  return { id: place.id, label: String(place.number), house: names.get(place.shelterId) ?? '' };
}

function checksOf(events: readonly PlacementEventRow[]): CheckedItem[] {
  return events.flatMap(({ answers }) =>
    answers.flatMap((pair): CheckedItem[] => {
      const [check, answer] = pair.split('=');
      return exitChecks.has(check) && checkAnswers.has(answer) ? [{ check, answer }] : [];
    }),
  );
}

function belongingView(one: BelongingRow, key: DataKey): BelongingView {
  return {
    id: one.id,
    version: one.version,
    kind: one.kind,
    count: one.count,
    description: key.open('belonging.description', one.descriptionCt),
    takenAt: one.takenAt.toISOString(),
    takenBy: one.takenBy,
    returnedAt: one.returnedAt?.toISOString() ?? null,
    receiver: one.receiver,
  };
}

function incidentView(one: ShelterIncidentRow, key: DataKey, child: boolean): ShelterIncidentView {
  return {
    id: one.id,
    kind: one.kind,
    severity: one.severity,
    occurredAt: one.occurredAt.toISOString(),
    told: one.told,
    owed: mustBeTold(one.kind, one.severity, child).filter((who) => !one.told.includes(who)),
    narrative: key.open('shelter_incident.narrative', one.narrativeCt),
    recordedAt: one.recordedAt.toISOString(),
    recordedBy: one.recordedBy,
  };
}

function eventView(one: PlacementEventRow): PlacementEventView {
  return {
    id: one.id,
    kind: one.kind,
    at: one.at.toISOString(),
    by: one.by,
    place: one.place === null ? null : String(one.place),
    reason: one.reason,
  };
}
