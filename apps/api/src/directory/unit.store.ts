import { Injectable } from '@nestjs/common';
import type { AgencyId, DirectoryQuery, PersonCategory, Service, UnitId, UnitRef } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { unitRef, type OfferingUnit } from './unit.presenter';
import { UnitSchema } from './unit.schema';

const rememberedFor = 60_000;

const columns = `u.id, u.agency_id as "agencyId", u.kind, u.name_ar as "nameAr", u.name_ckb as "nameCkb", u.name_en as "nameEn", u.governorate,
  u.on_call_phone as "onCallPhone", u.desk_days as "deskDays", u.desk_opens_at as "deskOpensAt", u.desk_closes_at as "deskClosesAt",
  u.refers_in as "refersIn", u.outside, u.closed_at as "closedAt", u.version`;

/** The desks for one service and somebody of these categories. Parameters: service, person categories. */
export const unitsForStatement = `
  select ${columns}, array[$1::text] as services, o.person_categories as "personCategories", o.free_places as "freePlaces",
         array(select l.language from unit_language l where l.unit_id = u.id order by l.language) as languages,
         o.places_kept_at as "placesKeptAt"
    from (select s.unit_id, array_agg(s.person_category order by s.person_category) as person_categories,
                 case when bool_or(s.free_places = 'some') then 'some' else 'none' end as free_places, max(s.places_kept_at) as places_kept_at
            from unit_service s where s.service = $1 and s.person_category = any ($2::text[]) group by s.unit_id) o
    join unit u on u.id = o.unit_id
   where u.refers_in and u.closed_at is null
   order by u.governorate, u.name_en, u.id`;

/** The only SQL over units. */
@Injectable()
export class UnitStore {
  /** Names of units are in every list and change once in years: a minute old is fresh enough. */
  private readonly remembered = new Map<UnitId, { readonly ref: UnitRef; readonly until: number }>();

  /** Units that take referrals, with what they offer to whom; `freePlaces` speaks of the service and category asked for. */
  async listOffering(tx: Tx, { service, governorate, personCategory, language }: DirectoryQuery): Promise<OfferingUnit[]> {
    return tx.em.query(
      `select ${columns}, o.services, o.person_categories as "personCategories", o.free_places as "freePlaces",
              array(select l.language from unit_language l where l.unit_id = u.id order by l.language) as languages,
              o.places_kept_at as "placesKeptAt"
         from unit u
         join lateral (
           select array_agg(distinct s.service order by s.service) as services,
                  array_agg(distinct s.person_category order by s.person_category) as person_categories,
                  case when bool_or(s.free_places = 'some' and ($1::text is null or s.service = $1) and ($3::text is null or s.person_category = $3))
                       then 'some' else 'none' end as free_places,
                  max(s.places_kept_at) filter (where ($1::text is null or s.service = $1) and ($3::text is null or s.person_category = $3)) as places_kept_at,
                  bool_or(($1::text is null or s.service = $1) and ($3::text is null or s.person_category = $3)) as fits
             from unit_service s where s.unit_id = u.id) o on o.fits
        where u.refers_in and u.closed_at is null
          and ($2::text is null or u.governorate = $2)
          and ($4::text is null or exists (select 1 from unit_language l where l.unit_id = u.id and l.language = $4))
        order by u.governorate, u.name_en, u.id limit 200`,
      [service ?? null, governorate ?? null, personCategory ?? null, language ?? null],
    );
  }

  /**
   * Every unit that takes referrals of this service for somebody of these categories; what it offers besides is left out, and
   * `freePlaces` speaks of just this. Starts at the service's rows, so that it grows with the desks of one service alone.
   */
  async listFor(tx: Tx, service: Service, personCategories: readonly PersonCategory[]): Promise<OfferingUnit[]> {
    return tx.em.query(unitsForStatement, [service, personCategories]);
  }

  /** One unit with what it offers, of this service alone where one is named; null where it takes no referrals. */
  async findOffering(tx: Tx, id: UnitId, service: Service | null = null): Promise<OfferingUnit | null> {
    const rows: OfferingUnit[] = await tx.em.query(
      `select ${columns}, array(select distinct s.service from unit_service s where s.unit_id = u.id and ($2::text is null or s.service = $2)) as services,
              array(select distinct s.person_category from unit_service s where s.unit_id = u.id and ($2::text is null or s.service = $2)) as "personCategories",
              array(select l.language from unit_language l where l.unit_id = u.id) as languages, 'some' as "freePlaces", null as "placesKeptAt"
         from unit u where u.id = $1 and u.refers_in and u.closed_at is null`,
      [id, service],
    );
    return rows[0] ?? null;
  }

  /** The phone that is answered when the desk is needed at once; null where it has none. */
  async onCallPhone(tx: Tx, id: UnitId): Promise<string | null> {
    const rows = await tx.em.query<{ phone: string | null }[]>('select on_call_phone as phone from unit where id = $1', [id]);
    return rows[0]?.phone ?? null;
  }

  /** Nobody there has an account: it is asked, and answers, on paper. */
  async isOutside(tx: Tx, id: UnitId): Promise<boolean> {
    const rows = await tx.em.query<{ outside: boolean }[]>('select outside from unit where id = $1', [id]);
    return rows[0]?.outside ?? false;
  }

  async isAgency(tx: Tx, id: AgencyId): Promise<boolean> {
    const rows: unknown[] = await tx.em.query('select 1 from agency where id = $1', [id]);
    return rows.length > 0;
  }

  /** References by id; ids that are no unit are left out. */
  async refs(tx: Tx, ids: readonly UnitId[]): Promise<Map<UnitId, UnitRef>> {
    const now = Date.now();
    const missing = [...new Set(ids)].filter((id) => (this.remembered.get(id)?.until ?? 0) < now);
    if (missing.length > 0) {
      const units = await tx.em.createQueryBuilder(UnitSchema, 'u').where('u.id in (:...missing)', { missing }).getMany();
      for (const unit of units) this.remembered.set(unit.id, { ref: unitRef(unit), until: now + rememberedFor });
    }
    return new Map(ids.flatMap((id) => (this.remembered.has(id) ? [[id, this.remembered.get(id)!.ref] as const] : [])));
  }

  /** @throws Error when there is no such unit: callers pass ids that a foreign key vouches for. */
  async ref(tx: Tx, id: UnitId): Promise<UnitRef> {
    const ref = (await this.refs(tx, [id])).get(id);
    if (ref === undefined) throw new Error('no such unit');
    return ref;
  }
}
