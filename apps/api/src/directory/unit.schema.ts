import { EntitySchema } from 'typeorm';
import type { AgencyId, Governorate, UnitId, UnitKind } from '@himaya/domain';

/** A service unit as stored. Desk hours are local minutes after midnight. */
export interface UnitRecord {
  id: UnitId;
  agencyId: AgencyId;
  kind: UnitKind;
  nameAr: string;
  nameCkb: string;
  nameEn: string;
  governorate: Governorate;
  onCallPhone: string | null;
  deskDays: number[] | null;
  deskOpensAt: number | null;
  deskClosesAt: number | null;
  refersIn: boolean;
  outside: boolean;
  closedAt: Date | null;
  version: number;
}

export const UnitSchema = new EntitySchema<UnitRecord>({
  name: 'unit',
  columns: {
    id: { type: 'uuid', primary: true },
    agencyId: { type: 'text', name: 'agency_id' },
    kind: { type: 'text' },
    nameAr: { type: 'text', name: 'name_ar' },
    nameCkb: { type: 'text', name: 'name_ckb' },
    nameEn: { type: 'text', name: 'name_en' },
    governorate: { type: 'text' },
    onCallPhone: { type: 'text', name: 'on_call_phone', nullable: true },
    deskDays: { type: 'int', array: true, name: 'desk_days', nullable: true },
    deskOpensAt: { type: 'int', name: 'desk_opens_at', nullable: true },
    deskClosesAt: { type: 'int', name: 'desk_closes_at', nullable: true },
    refersIn: { type: 'boolean', name: 'refers_in' },
    outside: { type: 'boolean' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    version: { type: 'int' },
  },
});
