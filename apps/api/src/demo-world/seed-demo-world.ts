import { databaseRoles } from '@himaya/migrations';
import { Client } from 'pg';
import type { Config } from '../platform/config/config';
import type { Vault } from '../platform/vault/vault';
import { administrationRows } from './administration-rows';
import { bestInterestsRows } from './best-interests-rows';
import { capacityRows } from './capacity-rows';
import { caseRows } from './case-rows';
import { closingRows } from './closing-rows';
import { concernRows } from './concern-rows';
import { directoryRows } from './directory-rows';
import { identificationRows } from './identification-rows';
import { insertRows, type Row } from './insert-rows';
import { interpretationRows, interpretationTables } from './interpretation-rows';
import { notificationRows } from './notification-rows';
import { demoOverrides, overrideRows } from './override-rows';
import { oversightRows } from './oversight-rows';
import { careRows, careTables } from './care-rows';
import { legalRows, legalTables } from './legal-rows';
import { demoMinutes, meetingRows, meetingTables } from './meeting-rows';
import { nationalPlanRows, nationalPlanTables } from './national-plan-rows';
import { proceedingRows, proceedingTables } from './proceeding-rows';
import { demoHold } from './retention-rows';
import { returnRows, returnTables } from './return-rows';
import { portalRows, portalTables } from './portal-rows';
import { placementRows, placementTables } from './placement-rows';
import { programmeRows, programmeTables } from './programme-rows';
import { demoPlans, planRows, planTables } from './plan-rows';
import { referralRows, timelineRows } from './referral-rows';
import { feedbackRows, rightsRows } from './rights-rows';
import { sealRows } from './seal-rows';
import { demoWork, taskRows } from './task-rows';
import { drawWorld } from './world';

/** In the order of their foreign keys. Timelines come before access, so that no trigger fires for what is computed at the end. */
const tables = [
  'unit', 'unit_service', 'unit_language', 'user_account', 'user_role', 'account_leave', 'role_grant', 'unit_capacity',
  'account_closure', 'access_review', 'case_record', 'case_key', 'person_identity', 'identity_token',
  'exploitation_record', 'identification_decision', 'identification_assessment', 'identification_words', 'reflection_period',
  'reflection_change', 'safeguard', 'consent', 'consent_withdrawal', 'consent_override',
  'consent_override_words', 'best_interests', 'referral', 'referral_key', 'referral_need', 'referral_note', 'referral_message', 'deadline',
  'escalation', 'notification', 'case_grant', 'timeline_event', ...planTables, 'case_seal', 'case_seal_name', 'case_bar', 'incident', 'incident_key',
  'incident_step', 'incident_deadline', 'anomaly', 'concern', 'subject_key', 'concern_person', 'concern_identity', 'concern_token', 'concern_triage', 'concern_case',
  'rights_explanation', 'feedback_answer', 'task', 'case_assignment', 'case_closure',
  ...placementTables,
  ...interpretationTables,
  ...careTables,
  ...legalTables,
  ...programmeTables,
  ...proceedingTables,
  ...nationalPlanTables,
  ...meetingTables,
  ...portalTables,
  ...returnTables,
]; // prettier-ignore

/** Steps towards a first decision that fell due before the world stands: gone off, and facts. */
const overdue = `
  with gone as (
    update deadline set fired_at = due_at + interval '30 seconds'
     where kind in ('identification-decide', 'best-interests-review') and due_at < $1::timestamptz - interval '30 seconds' returning subject_id, kind, step, due_at, fired_at)
  insert into escalation (subject_id, kind, step, due_at, at) select subject_id, kind, step, due_at, fired_at from gone`;

export interface DemoSeed {
  /** Where `himaya_owner` signs in. */
  readonly ownerUrl: string;
  readonly vault: Vault;
  readonly config: Pick<Config, 'embedded'>;
  /** The moment the world stands at. */
  readonly now: Date;
}

/**
 * Fills an empty embedded database with the demo world, in one transaction; agencies must be loaded. Does nothing where the
 * demo accounts exist.
 * @returns whether it seeded
 * @throws Error on any other database than the embedded one
 */
export async function seedDemoWorld({ ownerUrl, vault, config, now }: DemoSeed): Promise<boolean> {
  if (!config.embedded) throw new Error('The demo world is for the embedded database only.');
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(728204)');
    await client.query(`set local role ${databaseRoles.guard}`);
    const { rowCount } = await client.query(`select from user_account where username = 'police-officer'`);
    if (rowCount !== 0) return false;
    const rows = await worldRows(vault, now);
    for (const table of tables) await insertRows(client, table, rows.get(table) ?? []);
    await client.query(overdue, [now]);
    // The clocks of these tasks went off before the world began: nobody is told of them a second time.
    await client.query(`update deadline set fired_at = due_at where kind = 'task' and due_at <= $1`, [now]);
    await client.query(
      `insert into escalation (subject_id, kind, step, due_at, at)
         select subject_id, kind, step, due_at, fired_at from deadline where kind = 'task' and fired_at is not null`,
    );
    await client.query(demoHold.sql, demoHold.values(now));
    for (const state of ['closed', 'confirmed'] as const) await client.query(demoMinutes.sql, demoMinutes.values(now, state));
    // Places that are registered one by one are counted by themselves.
    await client.query('select guard.recount_places(unit_id) from (select distinct unit_id from shelter_place) u');
    await client.query('select guard.rebuild_access(holder_id, case_id) from (select distinct holder_id, case_id from case_grant) g');
    await client.query(
      `update case_access a set last_activity = t.at
         from (select b.holder_id, b.case_id, max(e.at) as at
                 from case_access b join timeline_event e on e.case_id = b.case_id and e.category & b.read_mask <> 0
                group by b.holder_id, b.case_id) t
        where t.holder_id = a.holder_id and t.case_id = a.case_id`,
    );
    // A concern's own trigger left its reporter a receipt; what became of a labour case is one word more.
    await client.query(
      `update concern_receipt r set answer = case c.status when 'accepted' then 'trafficking' when 'no-ground' then 'not-trafficking' end
         from concern c where c.id = r.concern_id and c.kind = 'labour-case'`,
    );
    // Calls of its clock that lie behind have gone off.
    await client.query(
      `with gone as (update deadline set fired_at = due_at where kind = 'concern-triage' and due_at <= $1 returning *)
       insert into escalation (subject_id, kind, step, due_at, at) select subject_id, kind, step, due_at, due_at from gone`,
      [now],
    );
    // The demo accounts' password stands in the README: a second factor would protect nothing here.
    await client.query(`update guard.setting set value = false where name = 'second-factor-required'`);
    await client.query('commit');
    return true;
  } finally {
    await client.end();
  }
}

async function worldRows(vault: Vault, now: Date): Promise<Map<string, Row[]>> {
  const all = new Map<string, Row[]>();
  const collect = (found: Readonly<Record<string, readonly Row[]>>): void => {
    for (const [table, rows] of Object.entries(found)) {
      const others = all.get(table);
      if (others === undefined) all.set(table, [...rows]);
      else others.push(...rows);
    }
  };
  collect(await directoryRows(now));
  collect(administrationRows(now));
  collect(capacityRows(now));
  const cases = drawWorld(now);
  collect(sealRows(cases, now));
  const overrides = demoOverrides(cases);
  const plans = demoPlans(cases);
  const work = demoWork(cases);
  for (const demo of cases) {
    const made = await vault.newKey(demo.id);
    collect(caseRows(demo, made, vault, now));
    const override = overrides.get(demo.id);
    if (override !== undefined) collect(overrideRows(demo, override, made.key, now));
    const plan = plans.get(demo.id);
    if (plan !== undefined) collect(planRows(demo, plan, made.key, now));
    for (const referral of demo.referrals) {
      collect(referralRows(demo, referral, await vault.newKey(referral.id), now));
      collect({ notification: notificationRows(demo, referral, now) });
    }
    collect({ timeline_event: timelineRows(demo) });
    collect(bestInterestsRows(demo, made.key));
    collect(rightsRows(demo, made.key, now));
    collect(closingRows(demo, made.key, now));
    identificationRows(demo, made.key, vault, now).forEach(collect);
    collect(taskRows(demo, work.get(demo.id) ?? [], made.key, now));
  }
  collect(await concernRows(vault, cases, now));
  collect(await placementRows(vault, cases, now));
  collect(await interpretationRows(vault, cases, now));
  collect(await careRows(vault, cases, now));
  collect(await legalRows(vault, cases, now));
  collect(await programmeRows(vault, cases));
  collect(await proceedingRows(vault, now));
  collect(nationalPlanRows(now));
  collect(meetingRows(now));
  collect(portalRows(now));
  collect(await returnRows(vault, cases));
  collect(await oversightRows(vault, now));
  collect(feedbackRows(now));
  return all;
}
