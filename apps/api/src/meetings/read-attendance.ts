import { Injectable } from '@nestjs/common';
import { attendanceOf, type AgencyId, type IsoDate, type MemberAttendance, type Role } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { AttendanceStore } from './attendance.store';

interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Those whom row security shows the register to. */
const readers: readonly Role[] = ['secretariat-analyst', 'committee-chair'];

/** How often each member of the committee attended its sessions, for those who hold members to account. */
@Injectable()
export class ReadAttendance {
  constructor(private readonly attendance: AttendanceStore) {}

  /**
   * Every member body by its id; to a focal point of a member only its own body has sessions.
   * @param from first day of the period @param to last day of it
   */
  async of(tx: Tx, { from, to }: Days): Promise<ReadonlyMap<AgencyId, MemberAttendance>> {
    const sessions = await this.attendance.sessions(tx, from, to);
    return new Map(members.map((id) => [id, attendanceOf(id, sessions, { from, to })]));
  }

  /** Sessions held in these days that do not count, as the chair has not confirmed their minutes; null to who reads no minutes. */
  async unconfirmed(tx: Tx, { roles }: Pick<Actor, 'roles'>, { from, to }: Days): Promise<number | null> {
    return roles.some((role) => readers.includes(role)) ? this.attendance.unconfirmed(tx, from, to) : null;
  }
}
