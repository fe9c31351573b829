import {
  availableAppointmentMoves,
  type AppointmentListItem,
  type AppointmentView,
  type CareListItem,
  type ChargedEncounter,
  type EncounterVersion,
  type EncounterView,
  type OwedCare,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { AppointmentListRow, AppointmentRow, CareBase, ChargedRow, EncounterRow, OwedCareRow } from './care.store';

type Keys = ReadonlyMap<string, DataKey>;

export function owedCareView(row: OwedCareRow): OwedCare {
  return {
    referralId: row.referralId,
    caseId: row.caseId,
    service: row.service,
    urgency: row.urgency,
    sex: row.sex,
    ageBand: row.ageBand,
    acceptedAt: row.acceptedAt.toISOString(),
  };
}

export function careListItem(row: CareBase, keys: Keys): CareListItem {
  return {
    id: row.id,
    version: row.version,
    called: keys.get(row.id)?.open('care.called', row.calledCt) ?? '',
    service: row.service,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    nextAppointmentAt: row.nextAt?.toISOString() ?? null,
    sharingEnded: row.sharingEndedAt !== null,
  };
}

function appointmentFields(row: AppointmentRow): Omit<AppointmentView, 'moves'> {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    startsAt: row.startsAt.toISOString(),
    minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
    status: row.status,
    reason: row.reason,
    clinician: row.clinicianId === null ? null : { id: row.clinicianId, displayName: row.clinician ?? '' },
  };
}

export function appointmentView(row: AppointmentRow, now: Date): AppointmentView {
  return { ...appointmentFields(row), moves: availableAppointmentMoves({ status: row.status, startsAt: row.startsAt, now }) };
}

export function appointmentListItem(row: AppointmentListRow, keys: Keys): AppointmentListItem {
  return {
    ...appointmentFields(row),
    careId: row.careId,
    called: keys.get(row.careId)?.open('care.called', row.calledCt) ?? '',
    service: row.service,
  };
}

function encounterVersion(row: EncounterRow, key: DataKey): EncounterVersion {
  return {
    version: row.version,
    occurredOn: row.occurredOn,
    care: row.care,
    words: key.open('encounter.words', row.wordsCt),
    free: row.free,
    chargeReason: row.chargeReason,
    chargeAmount: row.chargeAmount,
    trainedStaff: row.trainedStaff,
    correction: row.correction,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
  };
}

/** Each visit once, as its latest version tells it, with what it said before. @param rows the latest visit first; of one visit versions may lie apart where its date was put right */
export function encounterViews(rows: readonly EncounterRow[], key: DataKey): EncounterView[] {
  const byId = new Map<string, EncounterRow[]>();
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  return [...byId.values()]
    .map((versions) => {
      const [latest, ...earlier] = versions.toSorted((a, b) => b.version - a.version);
      return { id: latest!.id, ...encounterVersion(latest!, key), earlier: earlier.map((one) => encounterVersion(one, key)) };
    })
    .toSorted((a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.id.localeCompare(a.id));
}

export function chargedView(row: ChargedRow, keys: Keys): ChargedEncounter {
  return {
    id: row.id,
    careId: row.careId,
    called: keys.get(row.careId)?.open('care.called', row.calledCt) ?? '',
    service: row.service,
    occurredOn: row.occurredOn,
    care: row.care,
    chargeReason: row.chargeReason,
    chargeAmount: row.chargeAmount,
  };
}
