const item = `i.id, i.version, i.kind, i.place, i.status, i.revision, i.public_revision as "publicRevision", i.day::text, i.changed_at as "changedAt",
  i.changed_at::text as "changedKey", r.texts, r.help`;
const latest = 'portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.revision';

/** $1 kind or null, $2 and $3 the last row's key, $4 one more than a page. The page is cut before its words are fetched. */
const itemsStatement = (among: string): string => `
  select ${item} from (
    select * from portal_item
     where ${among} ($1::text is null or kind = $1) and ($2::timestamptz is null or (changed_at, id) < ($2, $3::uuid))
     order by changed_at desc, id desc limit $4) i
    cross join lateral (select v.texts, v.help from portal_revision v where v.item_id = i.id and v.revision = i.revision limit 1) r
   order by i.changed_at desc, i.id desc`;
export const portalItemsStatement = itemsStatement('');
export const waitingItemsStatement = itemsStatement(`status = 'proposed' and`);

export const portalItemStatement = `select ${item}, r.written_by as "writtenBy", r.proposed_by as "proposedBy", i.note from ${latest} where i.id = $1`;

export const portalRevisionsStatement = `
  select r.revision, r.day::text, r.texts, r.help, r.written_at as "writtenAt", n.written_by as "writtenBy", n.published_by as "publishedBy", r.published_at as "publishedAt"
    from portal_revision r left join guard.portal_people($1) n on n.revision = r.revision where r.item_id = $1 order by r.revision desc limit 20`;

export const publicItemsStatement =
  'select id, kind, day::text, texts, published_at as "publishedAt" from guard.public_items($1, $2, $3, $4)';
export const publicItemStatement = 'select id, kind, day::text, texts, published_at as "publishedAt" from guard.public_item($1)';

export const publicHelpStatement = 'select day::text, texts, help from guard.public_help()';

/** The lists of the editor and of the public, for the test that reads their plans. @param id stands for an item's */
export function portalStatements(id: string, later: readonly string[]): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'portal items', sql: portalItemsStatement, values: [null, null, null, 21] },
    { name: 'portal items, next page', sql: portalItemsStatement, values: ['news', ...later, 21] },
    { name: 'portal items that wait', sql: waitingItemsStatement, values: [null, ...later, 21] },
    { name: 'versions of a portal item', sql: portalRevisionsStatement, values: [id] },
    { name: 'public help', sql: publicHelpStatement, values: [] },
    { name: 'public items', sql: publicItemsStatement, values: [['news', 'activity'], null, null, 21] },
  ];
}
