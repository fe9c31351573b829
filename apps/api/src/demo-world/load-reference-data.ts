import { databaseRoles } from '@himaya/migrations';
import { agencies, kurdishOfAgency } from '@himaya/domain/reference';
import { Client } from 'pg';
import { loadPlans } from './load-plans';

/** Brings the tables of agencies and plans up to the reference data; at every start, in production too. */
export async function loadReferenceData(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${databaseRoles.guard}`);
    await client.query(
      `insert into agency (id, name_ar, name_ckb, name_en, kind)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       on conflict (id) do update
         set name_ar = excluded.name_ar, name_ckb = excluded.name_ckb, name_en = excluded.name_en, kind = excluded.kind
       where (agency.name_ar, agency.name_ckb, agency.name_en, agency.kind)
             is distinct from (excluded.name_ar, excluded.name_ckb, excluded.name_en, excluded.kind)`,
      [
        agencies.map((agency) => agency.id),
        agencies.map((agency) => agency.nameAr),
        agencies.map((agency) => kurdishOfAgency(agency.id) ?? agency.nameAr),
        agencies.map((agency) => agency.nameEn),
        agencies.map((agency) => agency.kind),
      ],
    );
    await loadPlans(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
