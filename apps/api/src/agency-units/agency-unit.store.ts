import { Injectable } from '@nestjs/common';
import type { AgencyId, ChangeAgencyUnitBody, Governorate, OpenAgencyUnitBody, Outcome, UnitId, UnitKind, UnitOffer } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface AgencyUnitRow {
  readonly id: UnitId;
  readonly version: number;
  readonly agencyId: AgencyId;
  readonly kind: UnitKind;
  readonly nameAr: string;
  readonly nameCkb: string;
  readonly nameEn: string;
  readonly governorate: Governorate;
  readonly offers: readonly UnitOffer[];
  readonly languages: readonly string[];
  readonly deskDays: number[] | null;
  readonly deskOpensAt: number | null;
  readonly deskClosesAt: number | null;
  readonly onCallPhone: string | null;
  readonly outside: boolean;
  readonly closedAt: Date | null;
}

/** The only SQL over units on their agency's side; which those are, the guard says. */
@Injectable()
export class AgencyUnitStore {
  /** The units the asker looks after, or that one of them; open ones first. */
  async list(tx: Tx, id: UnitId | null = null): Promise<AgencyUnitRow[]> {
    return tx.em.query(
      `select u.id, u.version, u.agency_id as "agencyId", u.kind, u.name_ar as "nameAr", u.name_ckb as "nameCkb", u.name_en as "nameEn",
              u.governorate, u.desk_days as "deskDays", u.desk_opens_at as "deskOpensAt", u.desk_closes_at as "deskClosesAt",
              u.on_call_phone as "onCallPhone", u.outside, u.closed_at as "closedAt",
              coalesce((select jsonb_agg(jsonb_build_object('service', s.service, 'personCategory', s.person_category, 'freePlaces', s.free_places)
                                order by s.service, s.person_category) from unit_service s where s.unit_id = u.id), '[]') as offers,
              array(select l.language from unit_language l where l.unit_id = u.id order by l.language) as languages
         from unit u where u.id = any ((select guard.administered_units())::uuid[]) and ($1::uuid is null or u.id = $1)
        order by u.closed_at is not null, u.kind, u.governorate, u.name_en, u.id`,
      [id],
    );
  }

  open(tx: Tx, id: UnitId, body: OpenAgencyUnitBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.save_unit($1, null, $2)', [id, JSON.stringify(body)]);
  }

  change(tx: Tx, id: UnitId, version: number, body: ChangeAgencyUnitBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.save_unit($1, $2, $3)', [id, version, JSON.stringify(body)]);
  }

  close(tx: Tx, id: UnitId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.close_unit($1, $2)', [id, version]);
  }
}
