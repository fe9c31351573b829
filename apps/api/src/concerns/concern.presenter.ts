import { mayEver } from '@himaya/auth';
import {
  availableOutcomes,
  countPersons,
  type ConcernListItem,
  type ConcernReceipt,
  type ConcernView,
  type LikelyDuplicate,
  type PersonOfConcern,
  type PersonSeen,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { ConcernRow, KeyedConcernRow, PersonRow, PhotoRow, ReceiptRow, StepRow } from './concern.store';
import type { SettledRow } from './person.store';

/** What each text of a concern is sealed for. */
export const concernPlaceOf = {
  place: 'concern.place',
  narrative: 'concern.narrative',
  callback: 'concern.callback',
  employer: 'concern.employer',
  name: (place: number): string => `concern_identity.name|${place}`,
  phone: (place: number): string => `concern_identity.phone|${place}`,
} as const;

/** The version says no more than the word: it goes from one to two. */
export function concernReceipt({ id, kind, sentAt, state, answer }: ReceiptRow): ConcernReceipt {
  return {
    id,
    version: state === 'received' ? 1 : 2,
    kind,
    sentAt: sentAt.toISOString(),
    state,
    ...(kind === 'labour-case' ? { answer } : {}),
  };
}

export function concernListItem(row: ConcernRow): ConcernListItem {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    channel: row.channel,
    governorate: row.governorate,
    placeKind: row.placeKind,
    sentAt: row.sentAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    danger: row.danger,
    peopleCount: row.peopleCount,
    signs: row.signs,
    joinedTo: row.joinedTo,
    joinedCount: row.joinedCount,
  };
}

/** Somebody seen; name and telephone are null where they are unknown or not the reader's. */
export function personSeen(key: DataKey, { place, sex, ageBand, language, nameCt, phoneCt }: PersonRow): PersonSeen {
  return {
    sex,
    ageBand,
    language,
    name: key.open(concernPlaceOf.name(place), nameCt),
    phone: key.open(concernPlaceOf.phone(place), phoneCt),
  };
}

export interface ConcernParts {
  readonly key: DataKey;
  readonly units: ReadonlyMap<UnitId, UnitRef>;
  readonly persons: readonly PersonRow[];
  readonly settled: readonly SettledRow[];
  readonly steps: readonly StepRow[];
  readonly photos: readonly PhotoRow[];
  readonly joined: readonly ConcernRow[];
  readonly likely: readonly LikelyDuplicate[];
  /** Whether it lies in a queue of the reader's. */
  readonly triages: boolean;
}

export function concernView(actor: Actor, row: KeyedConcernRow, parts: ConcernParts): ConcernView {
  const { key, units, persons, settled, steps, photos, joined, likely, triages } = parts;
  const people = personsOf(key, persons, settled);
  return {
    ...concernListItem(row),
    place: key.open(concernPlaceOf.place, row.placeCt),
    persons: people,
    personCounts: countPersons(people, row.peopleCount),
    settles: row.status === 'accepted' && mayEver(actor.roles, 'triage', 'Concern'),
    signsAbsent: row.signsAbsent,
    foundSigns: row.foundSigns,
    safeContact: row.safeContact,
    narrative: key.open(concernPlaceOf.narrative, row.narrativeCt),
    employer: key.open(concernPlaceOf.employer, row.employerCt),
    ...(triages ? { callback: key.open(concernPlaceOf.callback, row.callbackCt) } : {}),
    reportedUnit: named(units, row.reportedUnitId),
    fromPublic: row.fromPublic,
    photos: photos.map(({ id, mediaType, sizeBytes }) => ({ id, mediaType, sizeBytes })),
    steps: steps.map(({ at, outcome, reason, unitId, toUnitId }) => ({
      at: at.toISOString(),
      outcome,
      reason,
      unit: named(units, unitId),
      toUnit: toUnitId === null ? null : named(units, toUnitId),
    })),
    caseId: row.caseId,
    outcomes: triages ? availableOutcomes(row.status, mayEver(actor.roles, 'open', 'Case')) : [],
    likely,
    joined: joined.map(concernListItem),
  };
}

/** Those described, and of the others those of whom something was settled: nobody knows what they look like. */
function personsOf(key: DataKey, persons: readonly PersonRow[], settled: readonly SettledRow[]): PersonOfConcern[] {
  const of = (place: number): Omit<PersonOfConcern, keyof PersonSeen | 'place'> => {
    const row = settled.find((one) => one.place === place);
    return {
      state: row === undefined ? 'waits' : row.hasCase ? 'case' : 'no-case',
      caseId: row?.caseId ?? null,
      reason: row?.reason ?? null,
    };
  };
  const described = persons.map((person) => ({ ...personSeen(key, person), place: person.place, ...of(person.place) }));
  const others = settled.filter(({ place }) => !persons.some((person) => person.place === place));
  const unknown = { sex: 'unknown', ageBand: 'unknown', language: null, name: null, phone: null } as const;
  return [...described, ...others.map(({ place }) => ({ ...unknown, place, ...of(place) }))];
}

/** @throws Error when there is no such unit: foreign keys vouch for each */
function named(units: ReadonlyMap<UnitId, UnitRef>, id: UnitId): UnitRef {
  const ref = units.get(id);
  if (ref === undefined) throw new Error('no such unit');
  return ref;
}
