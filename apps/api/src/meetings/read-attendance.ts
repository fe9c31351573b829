import { Injectable } from '@nestjs/common';
import { attendanceOf, type AgencyId, type IsoDate, type MemberAttendance } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Tx } from '../platform/db/in-transaction';
import { AttendanceStore } from './attendance.store';

/** How often each member of the committee attended its sessions, for those who hold members to account. */
@Injectable()
export class ReadAttendance {
  constructor(private readonly attendance: AttendanceStore) {}

  /**
   * Every member body by its id; to a focal point of a member only its own body has sessions.
   * @param from first day of the period @param to last day of it
   */
  async of(tx: Tx, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): Promise<ReadonlyMap<AgencyId, MemberAttendance>> {
    const sessions = await this.attendance.sessions(tx, from, to);
    return new Map(members.map((id) => [id, attendanceOf(id, sessions, { from, to })]));
  }
}
