import { randomUUID } from 'node:crypto';
import { ceilingOf } from '@himaya/auth';
import { categories, maskOf, roles, type Role } from '@himaya/domain';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';
import { shown } from './catalog';
import { fullWorld, type FullWorld } from './full-world';

let database: TestDatabase;
let world: FullWorld;

beforeAll(async () => {
  database = await freshDatabase();
  world = await fullWorld(database);
});
afterAll(() => database.drop());

describe('one desk of the same unit against its own roles', () => {
  it('reads of every category what its roles may, and not one more', async () => {
    for (const category of categories.codes) {
      await world.guard.query(
        `insert into timeline_event (id, case_id, kind, category, unit_id, details) values ($1, $2, 'case-changed', $3, $4, '{"probe": "yes"}')`,
        [randomUUID(), world.theirs.id, maskOf(category), world.officer.unit.id],
      );
    }
    for (const role of roles.codes) {
      const user = await world.aUser({ unit: world.officer.unit, roles: [role] });
      const rows = await inContext(world.app, user, (q) =>
        q<{ category: number }>(`select category from timeline_event where details ? 'probe'`),
      );
      expect({ role, read: rows.reduce((sum, row) => sum | row.category, 0) }).toEqual({ role, read: ceilingOf([role]).read });
    }
  });

  const tablesOfRole: readonly (readonly [Role, readonly string[]])[] = [
    ['agency-admin', []],
    ['secretariat-analyst', ['committee_report', 'committee_report_line', 'committee_report_move', 'committee_report_paper', 'contribution', 'decision_follow_up', 'meeting', 'meeting_attendance', 'meeting_attendance_correction', 'meeting_decision', 'member_account', 'member_evaluation', 'plan', 'plan_activity', 'plan_axis', 'plan_move', 'portal_item', 'portal_revision', 'release_event', 'release_line', 'release_page', 'statistic_release']],
    ['committee-chair', ['committee_report', 'committee_report_line', 'committee_report_move', 'committee_report_paper', 'contribution', 'decision_follow_up', 'meeting', 'meeting_attendance', 'meeting_attendance_correction', 'meeting_decision', 'member_account', 'member_evaluation', 'plan', 'plan_activity', 'plan_axis', 'plan_move', 'portal_item', 'portal_revision', 'release_event', 'release_page', 'statistic_release']],
    ['external-evaluator', ['contribution', 'plan_activity', 'plan_axis', 'release_event', 'release_page', 'statistic_release']],
    ['agency-focal-point', ['custody_part', 'custody_return', 'member_account', 'member_evaluation', 'plan_activity', 'plan_axis', 'plan_evidence', 'plan_report', 'plan_report_achievements', 'plan_report_duty', 'plan_report_entry', 'plan_report_part']],
    ['data-protection-officer', ['break_glass', 'break_glass_key', 'erasure_order', 'incident', 'incident_case', 'incident_deadline', 'incident_key', 'incident_step', 'kept_proof', 'legal_hold', 'retention_term']],
    ['system-admin', ['erasure_order', 'kept_proof', 'legal_hold', 'retention_term']],
    [
      'interpreter-coordinator',
      ['abroad_transfer', 'case_access', 'case_assignment', 'case_closure', 'case_erasure', 'case_grant', 'case_key', 'case_plan', 'case_record', 'case_reopening', 'case_transfer', 'case_transfer_note', 'consent', 'consent_withdrawal', 'deadline', 'duty', 'escalation', 'identification_clock', 'identification_decision', 'import_file', 'import_row', 'interpretation_event', 'interpretation_session', 'interpreter', 'interpreter_undertaking', 'interpreter_unsuited', 'missing_alert', 'missing_review', 'need', 'notification', 'own_copy', 'own_copy_omission', 'packet_code', 'plan_review', 'plan_step', 'referral', 'referral_key', 'referral_message', 'referral_need', 'referral_note', 'reflection_change', 'reflection_period', 'rights_explanation', 'safeguard', 'subject_key', 'task', 'timeline_event'],
    ],
  ]; // prettier-ignore

  it.each(tablesOfRole)('%s sees rows of %j', async (role, tables) => {
    const user = await world.aUser({ unit: world.officer.unit, roles: [role] });
    expect(Object.keys(await shown(world, user)).sort()).toEqual([...tables].sort());
  });

  it('puts on paper what its roles may write, and nothing that they only read', async () => {
    const reader = await world.aUser({ unit: world.officer.unit, roles: ['interpreter-coordinator'] });
    const prints = async (who: User, mask: number): Promise<boolean> => {
      const [row] = await inContext(world.app, who, (q) =>
        q<{ may: boolean }>('select guard.prints_case($1, $2) as may', [world.theirs.id, mask]),
      );
      return row!.may;
    };
    expect(await prints(world.officer, maskOf('core', 'identity'))).toBe(true);
    expect(await prints(world.officer, maskOf('core', 'shelter'))).toBe(false);
    expect(await prints(reader, maskOf('core'))).toBe(false);
  });

  it('writes nothing its roles may not write, though the unit may', async () => {
    const reader = await world.aUser({ unit: world.officer.unit, roles: ['interpreter-coordinator'] });
    const changed = (who: User, sql: string) => inContext(world.app, who, (q) => q(`${sql} returning 1`));
    expect(await changed(world.officer, 'update case_record set version = version + 1')).toHaveLength(1);
    expect(await changed(reader, 'update case_record set version = version + 1')).toEqual([]);
    expect(await changed(world.officer, 'update person_identity set version = version + 1')).toHaveLength(1);
    const court = await world.aUser({ unit: world.officer.unit, roles: ['court-liaison'] });
    expect(await changed(court, 'update person_identity set version = version + 1')).toEqual([]);
  });
});

describe('a barred user', () => {
  it('sees nothing of the case, what their unit is told of it included', async () => {
    const barred = await world.aUser({ unit: world.officer.unit, roles: ['police-supervisor'] });
    const before = await shown(world, barred);
    expect(before).toMatchObject({ case_record: 1, referral: 2, notification: 1, consent: 3 });
    await world.bar(barred, world.theirs);
    expect(await shown(world, barred)).toEqual({ import_file: 1 });
    const asked = (sql: string, id: string) => inContext(world.app, barred, (q) => q(sql, [id]));
    expect(await asked('select * from guard.consent_facts($1)', world.referral.id)).toEqual([]);
    expect(await asked(`select * from guard.access_log($1, null, false, 'infinity', $1, 50)`, world.theirs.id)).toEqual([]);
    expect(await asked('select guard.reads_case($1, 8191) or guard.writes_case($1, 8191) as any', world.theirs.id)).toEqual([
      { any: false },
    ]);
  });

  it('of the receiving unit accepts nothing', async () => {
    const officerCase = await world.aCase().ownedBy(world.officer).save();
    const referral = await world.aReferral(officerCase).sentTo(world.desk.unit).taken(world.desk, 'receive');
    const barred = await world.aUser({ unit: world.desk.unit, roles: ['shelter-manager'] });
    await world.bar(barred, officerCase);
    await world.guard.query(`update referral set status = 'accepted' where id = $1`, [referral.id]);
    expect(await refusal(inContext(world.app, barred, (q) => q('select guard.accept_referral($1)', [referral.id])))).toMatchObject({
      code: '42501',
    });
    await inContext(world.app, world.desk, (q) => q('select guard.accept_referral($1)', [referral.id]));
  });
});
