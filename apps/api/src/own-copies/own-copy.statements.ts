import { maskOf, type Category, type CategoryMask } from '@himaya/domain';

const columns = `o.id, o.case_id as "caseId", o.version, o.state, o.asker, o.identity_check as "identityCheck", o.requested_on::text as "requestedOn", o.language,
  o.paper_language as "paperLanguage", o.channel, o.refusal, o.printed_at as "printedAt", o.handed_over_on::text as "handedOverOn",
  o.requested_by as "requestedById", o.room as "roomMask", o.parts_by as "partsBy", coalesce(f.proven, o.room is null) as proven,
  f.name_ar as "envelopeAr", f.name_ckb as "envelopeCkb", f.name_en as "envelopeEn", (select u.display_name from user_account u where u.id = o.requested_by) as "requestedBy",
  (select u.display_name from user_account u where u.id = o.reviewed_by) as "reviewedBy",
  coalesce((select jsonb_agg(jsonb_build_object('category', m.category, 'reason', m.reason) order by m.category)
     from own_copy_omission m where m.copy_id = o.id), '[]') as omissions`;

const source = 'own_copy o left join lateral guard.copy_part_facts(o.id) f on o.room is not null';

/** Of a case, the latest first, without any room's part; parameter: the case. */
export const ownCopiesStatement = `
  select ${columns} from ${source} where o.case_id = $1 and o.room is null order by o.recorded_at desc, o.id desc limit 50`;
export const ownCopyStatement = `select ${columns} from ${source} where o.id = $1`;

/** The own unit's parts from one of its rooms, the latest first; parameters: the case, the room. */
export const copyPartsStatement = `
  select ${columns} from ${source} where o.case_id = $1 and o.room = $2 order by o.recorded_at desc, o.id desc limit 50`;

const filesOfRooms: readonly (readonly [category: Category, table: string])[] = [
  ['legal', 'legal_matter'],
  ['shelter', 'placement'],
  ['reintegration', 'programme'],
  ['repatriation', 'repatriation'],
];

/** Whose file of the own unit this is, and in which room; parameter: the file. */
export const copyFileStatement = [
  'select case_id as "caseId", category as "roomMask" from care_episode where id = $1',
  ...filesOfRooms.map(([category, table]) => `select case_id, ${maskOf(category)} from ${table} where id = $1`),
].join(' union all ');

/** The own unit's files of a person in a room; parameter: the case. */
export const copyFilesStatement = (room: CategoryMask): string => {
  const [, table] = filesOfRooms.find(([category]) => maskOf(category) === room) ?? [null, 'care_episode'];
  return `select id from ${table} where case_id = $1 ${table === 'care_episode' ? `and category = ${room}` : ''} order by id limit 50`;
};

/** What was agreed to, the latest first; parameter: the case. */
export const copiedConsentsStatement = `
  select s.purpose, s.valid_until::text as "validUntil", u.name_ar as ar, u.name_ckb as ckb, u.name_en as en,
         exists (select 1 from consent_withdrawal w where w.consent_id = s.id) as withdrawn
    from consent s left join unit u on u.id = s.recipient_unit_id where s.case_id = $1 order by s.recorded_at desc, s.id desc limit 100`;

/** Where the person was referred to, the latest first; parameter: the case. */
export const copiedReferralsStatement = `
  select r.service, r.status, (r.requested_at at time zone 'Asia/Baghdad')::date::text as "on", u.name_ar as ar, u.name_ckb as ckb, u.name_en as en
    from referral r join unit u on u.id = r.to_unit_id where r.case_id = $1 and r.requested_at is not null order by r.requested_at desc, r.id desc limit 100`;

/** Who saw the file, by body, how often they looked and how often they changed something; parameters: the request, the deeds that change. */
export const copyReadersStatement = `
  select name_ar as ar, name_ckb as ckb, name_en as en, times, changes, first_at as "firstAt", last_at as "lastAt" from guard.copy_readers($1, $2)`;
