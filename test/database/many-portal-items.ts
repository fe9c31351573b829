import type { Client } from 'pg';
import type { User } from '../support/directory-builders';
import { portalTexts } from '../support/portal-rows';

/** Words for the public of every kind, one in five of them let out, and one in five waiting for that. */
export async function manyPortalItems(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into portal_item (id, kind, status, day, public_revision, public_day, changed_at)
       select m.id, case when n % 50 = 5 then 'help' when n % 3 = 0 then 'activity' else 'news' end, case when n % 5 = 0 then 'published' when n % 5 = 1 then 'proposed' else 'draft' end, current_date - n,
              case when n % 5 = 0 then 1 end, case when n % 5 = 0 then current_date - n end, now() - n * interval '1 hour' from many m`,
  );
  await admin.query(
    `insert into portal_revision (item_id, revision, day, texts, help, written_by)
       select m.id, 1, current_date, $2::jsonb, case when n % 50 = 5 then '{"phones": ["0000"]}'::jsonb end, $1 from many m`,
    [owner.id, portalTexts],
  );
}
