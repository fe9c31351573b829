import type { HearingListItem, HearingView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { CalendarRow, HearingRow } from './hearing.store';
import { lawyerName } from './legal.presenter';

type Keys = ReadonlyMap<string, DataKey>;

export function hearingView(row: HearingRow, keys: Keys): HearingView {
  return {
    id: row.id,
    version: row.version,
    matterId: row.matterId,
    court: row.court,
    governorate: row.governorate,
    purpose: row.purpose,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    lawyer: lawyerName(row, keys) ?? '',
    lawyerId: row.lawyerId,
    protections: row.protections,
    given: row.given,
    interpreterAsked: row.interpreterAsked,
    attended: row.attended,
    status: row.status,
    reason: row.reason,
  };
}

export function hearingListItem(row: CalendarRow, keys: Keys): HearingListItem {
  return { ...hearingView(row, keys), called: keys.get(row.matterId)?.open('legal-matter.called', row.calledCt) ?? '' };
}
