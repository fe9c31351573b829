import { Injectable } from '@nestjs/common';
import type { AgencyId, AttendedMeeting, AttendanceEntry, IsoDate, MeetingId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

interface SeatRow extends AttendanceEntry {
  readonly meetingId: MeetingId;
  readonly heldOn: IsoDate;
  readonly corrected: boolean;
}

/** Who came to the committee's confirmed sessions; the guard shows a focal point its own body's entries alone. */
@Injectable()
export class AttendanceStore {
  /** @param from first day @param to last day */
  async sessions(tx: Tx, from: IsoDate, to: IsoDate): Promise<AttendedMeeting[]> {
    const rows = await tx.em.query<SeatRow[]>(
      `select meeting_id as "meetingId", held_on::text as "heldOn", agency_id as "agencyId", attendance, corrected from guard.sessions_attended($1, $2)`,
      [from, to],
    );
    const entry = ({ agencyId, attendance }: SeatRow): { agencyId: AgencyId; attendance: SeatRow['attendance'] } => ({
      agencyId,
      attendance,
    });
    const ofMeeting = new Map<MeetingId, SeatRow[]>();
    for (const row of rows) ofMeeting.set(row.meetingId, [...(ofMeeting.get(row.meetingId) ?? []), row]);
    return [...ofMeeting.values()].map((seats) => ({
      kind: 'committee-session',
      state: 'confirmed',
      heldOn: seats[0]!.heldOn,
      attendance: seats.filter(({ corrected }) => !corrected).map(entry),
      corrections: seats.filter(({ corrected }) => corrected).map(entry),
    }));
  }

  /** How many sessions of these days have minutes that are not confirmed, of those that row security shows. */
  async unconfirmed(tx: Tx, from: IsoDate, to: IsoDate): Promise<number> {
    const [row] = await tx.em.query<{ count: number }[]>(
      `select count(*)::int as count from meeting m where m.kind = 'committee-session' and m.state <> 'confirmed' and m.held_on between $1 and $2`,
      [from, to],
    );
    return row?.count ?? 0;
  }
}
