import { randomBytes, randomUUID } from 'node:crypto';
import { Sealer } from '@himaya/api/testing';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import type { TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { breakGlass, offerTransfer } from '../support/emergency-builders';
import { inContext } from '../support/in-context';
import { askOverride } from '../support/override-builders';
import { bookRows } from '../support/interpretation-rows';
import { planAll } from '../support/plan-rows';
import type { Referral } from '../support/sharing-builders';
import { until } from '../support/until';
import { retentionRows } from '../support/retention-rows';
import { paperRows } from './paper-rows';

/** Two units that know nothing of each other, a desk that took a referral of the first, and a row in every table. */
export interface FullWorld extends Builders {
  readonly officer: User;
  readonly desk: User;
  readonly stranger: User;
  readonly theirs: Case;
  readonly strangersOwn: Case;
  readonly referral: Referral;
  readonly lawyers: Unit;
}

export async function fullWorld(database: TestDatabase): Promise<FullWorld> {
  const builders = await buildersOn(database);
  const officer = await builders.aUserOf('police-section', 'police-officer');
  const desk = await builders.aUserOf('placement-desk', 'shelter-caseworker');
  const stranger = await builders.aUserOf('police-section', 'police-supervisor');
  const lawyers = await builders.aUnit({ kind: 'legal-aid-office' });
  const theirs = await builders.aCase().ownedBy(officer).save();
  const strangersOwn = await builders.aCase().ownedBy(stranger).save();
  const referral = await builders.aReferral(theirs).sentTo(desk.unit).taken(desk, 'receive', 'accept');
  const withdrawn = await builders.aReferral(theirs).sentTo(lawyers).asking('legal-aid').save();
  await builders.withdraw(withdrawn);
  await builders.bar(await builders.aUser({ unit: officer.unit, roles: ['police-officer'] }), theirs);
  const second = await builders.aUser({ unit: stranger.unit, roles: ['police-officer'] });
  const sealed = await builders.aCase().ownedBy(stranger).save();
  await inContext(builders.app, stranger, (q) => q(`select guard.seal_case($1, 'other', $2)`, [sealed.id, [stranger.id, second.id]]));
  await emergencyAndTransfer(builders, officer, theirs, lawyers);
  await overrideOfChild(builders, stranger);
  await rowsOfTheRest(builders, officer, theirs, referral);
  // What another test's transaction holds back is sealed once that one is over.
  const seals = async () => (await builders.guard.query('select from audit_seal')).rowCount !== 0;
  await until('a seal', async () => new Sealer(database.sealing).round().then(seals), 120);
  return { ...builders, officer, desk, stranger, theirs, strangersOwn, referral, lawyers };
}

/** A doctor who opened the officer's case in an emergency and another number in vain, and the case on offer to the lawyers. */
async function emergencyAndTransfer({ app, aUserOf, aUser }: Builders, officer: User, of: Case, lawyers: Unit): Promise<void> {
  const doctor = await aUserOf('health-facility', 'health-provider');
  await breakGlass(app, doctor, of);
  await inContext(app, doctor, (q) => q('select guard.seek_emergency($1, null)', ['NRM-2026-000000-0']));
  await offerTransfer(app, await aUser({ unit: officer.unit, roles: ['police-supervisor'] }), of, lawyers);
}

/** A child of whom something would be shared without consent. */
async function overrideOfChild({ app, guard, aCase, aUnit }: Builders, by: User): Promise<void> {
  const of = await aCase().ownedBy(by).save();
  await guard.query(`update case_record set age_band = 'child' where id = $1`, [of.id]);
  const to = await aUnit({ kind: 'placement-desk' });
  await guard.query('update unit set refers_in = true where id = $1', [to.id]);
  await aUnit({ kind: 'coordination-desk' });
  await askOverride(app, by, of, to);
}

/** What only handlers, imports and idle tables would fill. */
async function rowsOfTheRest({ guard, app }: Builders, officer: User, of: Case, referral: Referral): Promise<void> {
  const unit = officer.unit.id;
  await guard.query(`insert into unit_service (unit_id, service, person_category, free_places) values ($1, 'shelter', 'women', 'some')`, [
    unit,
  ]);
  await guard.query(`insert into unit_language (unit_id, language) values ($1, 'tl')`, [unit]);
  await guard.query(`insert into notification (id, unit_id, kind, referral_id) values ($1, $2, 'referral-accepted', $3)`, [
    randomUUID(),
    unit,
    referral.id,
  ]);
  await guard.query(`insert into escalation (subject_id, kind, step, due_at) values ($1, 'referral-receive', 'remind-desk', now())`, [
    referral.id,
  ]);
  await guard.query(`insert into role_grant (user_id, role, basis, reason) values ($1, 'police-officer', 'appointment', 'new-post')`, [
    officer.id,
  ]);
  await guard.query(
    `insert into account_leave (id, user_id, from_day, to_day, recorded_by) values (gen_random_uuid(), $1, current_date, current_date, $1)`,
    [officer.id],
  );
  await guard.query(`insert into account_closure (user_id, reason, disabled_by, enabled_at) values ($1, 'suspended', $1, now())`, [
    officer.id,
  ]);
  await guard.query(`insert into access_review (quarter, user_id, due_at) values ('2026-01-01', $1, now())`, [officer.id]);
  await guard.query(`insert into guard.first_code (user_id, code_hash, expires_at) values ($1, $2, now())`, [officer.id, randomBytes(32)]);
  await inContext(app, officer, async (q) => {
    await q(
      `insert into deadline (id, kind, step, subject_id, due_at) values ($1, 'referral-receive', 'remind-desk', $2, now() + interval '1 hour')`,
      [randomUUID(), referral.id],
    );
    await q(`insert into outbox_event (kind, subject_id) values ('referral-accepted', $1)`, [referral.id]);
    await q(
      `insert into audit_event (action, result, user_id, unit_id, case_id, case_ids) values ('case.read', 'done', $1, $2, $3, array[$3::uuid])`,
      [officer.id, unit, of.id],
    );
    await q('insert into missed_case (user_id, unit_id, subject_ids) values ($1, $2, array[$3::uuid])', [officer.id, unit, of.id]);
    await q(`insert into idempotency_key (user_id, key, route, body_hmac, result_id) values ($1, 'once', '/cases', $2, $3)`, [
      officer.id,
      randomBytes(32),
      of.id,
    ]);
    const file = randomUUID();
    await q(`insert into import_file (id, unit_id, file_hash, format, rows, started_by) values ($1, $2, $3, 'uk-nrm-csv', 1, $4)`, [
      file,
      unit,
      randomBytes(32),
      officer.id,
    ]);
    await q('insert into import_row (import_id, row, case_id) values ($1, 1, $2)', [file, of.id]);
  });
  await guard.query(
    `insert into guard.factor (id, user_id, kind, label, secret_hash, sealed_secret) values ($1, $2, 'totp', '', sha256('x'), 'x')`,
    [randomUUID(), officer.id],
  );
  await guard.query(`insert into guard.recovery_code (user_id, code_hash) values ($1, sha256('x'))`, [officer.id]);
  await guard.query(`insert into guard.challenge (session_id, value, expires_at) values ($1, 'x', now())`, [randomUUID()]);
  await guard.query(`insert into guard.device (user_id, device_hash) values ($1, sha256('x'))`, [officer.id]);
  await guard.query(`insert into guard.provider_link (user_id, subject) values ($1, sha256('x'))`, [officer.id]);
  await guard.query(
    `with made as (insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)
                   values ($1, $2, $3, 'photo', 2, 'image/jpeg', 1, $4) returning id)
     insert into document_key (document_id, wrapped, key_id) select id, 'x', 'k1' from made`,
    [randomUUID(), of.id, unit, officer.id],
  );
  await guard.query('insert into referral_record select $1, d.id, c.id from document d, consent c limit 1', [referral.id]);
  await guard.query(
    `insert into travel_fitness (id, case_id, unit_id, fitness, valid_until, stated_by) values ($1, $2, $3, 'fit', current_date, $4)`,
    [randomUUID(), of.id, unit, officer.id],
  );
  await inContext(app, officer, async (q) => {
    await q(
      `insert into task (id, case_id, unit_id, kind, due_at, assigned_to, created_by) values (gen_random_uuid(), $1, $2, 'other', now(), $3, $3)`,
      [of.id, unit, officer.id],
    );
    await q('select guard.assign_case($1, $2, 0)', [of.id, officer.id]);
    await q(`insert into case_filter (id, user_id, status) values ($1, $2, 'open')`, [randomUUID(), officer.id]);
  });
  await bookRows(guard, { unitId: unit, userId: officer.id, caseId: of.id });
  await guard.query(`insert into case_erasure (case_id, reason) values ($1, 'person-asked')`, [of.id]);
  await guard.query(`with made as (insert into key_rotation (key_id) values ('k1')) insert into retired_key (key_id) values ('k0')`);
  await planAll(guard, of);
  await matchRows(guard, officer, of);
  await concernRows(guard, officer, of);
  await identificationRows(guard, officer, of);
  await inContext(app, officer, async (q) => {
    await q(`insert into referral_message (id, referral_id, unit_id, author_id, text_ct) values ($1, $2, $3, $4, $5)`, [
      randomUUID(),
      referral.id,
      unit,
      officer.id,
      randomBytes(40),
    ]);
    await q('insert into referral_reading (referral_id, user_id, seen_at) values ($1, $2, now())', [referral.id, officer.id]);
  });
  await guard.query(
    `insert into unit_capacity (unit_id, service, person_category, version, places_total, places_free, kept_by) values ($1, 'shelter', 'women', 1, 8, 3, $2)`,
    [unit, officer.id],
  );
  const incident = randomUUID();
  await inContext(app, officer, async (q) => {
    await q(
      `insert into incident (id, kind, reported_by, reported_unit_id, noticed_at, description_ct) values ($1, 'lost-paper', $2, $3, now(), $4)`,
      [incident, officer.id, unit, randomBytes(40)],
    );
    await q(`insert into incident_key (incident_id, wrapped, key_id) values ($1, $2, 'k1')`, [incident, randomBytes(60)]);
    await q('insert into incident_case (incident_id, case_id) values ($1, $2)', [incident, of.id]);
    await q(`insert into incident_deadline (incident_id, clock, call, due_at) values ($1, 'officer', 'remind', now())`, [incident]);
  });
  await guard.query(`insert into incident_step (incident_id, step, taken_by) values ($1, 'acknowledge', $2)`, [incident, officer.id]);
  await guard.query(
    `insert into anomaly_rule_change (kind, version, threshold, minutes, changed_by) values ('many-cases', 2, 30, 60, $1)`,
    [officer.id],
  );
  await guard.query(`insert into anomaly (occasion, kind, from_at, to_at, count) values ('test', 'many-cases', now(), now(), 50)`);
  await guard.query(`insert into handled_event (event_id, handler) select id, 'tell' from outbox_event`);
  await channelRows(guard, officer);
  await guard.query(
    `insert into rights_explanation (id, case_id, explained_on, language, copy_given, text_version, recorded_by, recorded_unit_id)
     values ($1, $2, current_date, 'ar', true, '2026-1', $3, $4)`,
    [randomUUID(), of.id, officer.id, unit],
  );
  await retentionRows(guard, { userId: officer.id, unitId: unit, caseId: of.id });
  await Promise.all([feedbackRows(guard, referral), paperRows(guard, officer, of.id, unit)]);
}

/** Where the officer is told of things besides the page, and one message on its way there. */
async function channelRows(guard: Builders['guard'], { id }: User): Promise<void> {
  await guard.query(`insert into notification_contact (user_id, channel, address_ct, verified_at) values ($1, 'email', 'x', now())`, [id]);
  await guard.query(`insert into notification_choice (user_id, channel, kind_group, timing) values ($1, 'email', 'cases', 'daily')`, [id]);
  await guard.query(`insert into notification_schedule (user_id, daily_hour) values ($1, 8)`, [id]);
  await guard.query(
    `with made as (insert into notification_message (id, user_id, channel, purpose, due_at) values ($1, $2, 'email', 'notices', now()) returning id)
     insert into notification_delivery (notification_id, user_id, channel, due_at, message_id)
       select n.id, $2, 'email', now(), made.id from made, (select id from notification limit 1) n`,
    [randomUUID(), id],
  );
}

/** A code that waits for its answer, and an answer that no code leads to any more. */
async function feedbackRows(guard: Builders['guard'], referral: Referral): Promise<void> {
  const agency = `(select agency_id from unit limit 1)`;
  await guard.query('insert into feedback_offer (referral_id, times) values ($1, 1)', [referral.id]);
  await guard.query(
    `insert into feedback_code (code_hash, service, agency_id, region, expires_on) select sha256('x'), 'shelter', ${agency}, 'south', current_date`,
  );
  await guard.query(
    `insert into feedback_answer (id, service, agency_id, region, month, respect, help, safe, understood, words_ct)
     select $1, 'shelter', ${agency}, 'south', date_trunc('month', current_date)::date, 4, 5, 'yes', 'partly', 'x'`,
    [randomUUID()],
  );
}

/** A concern that the case began with: its person, name, photograph and key. */
export async function concernRows(guard: Builders['guard'], officer: User, of: Case): Promise<void> {
  const id = randomUUID();
  const unit = officer.unit.id;
  await guard.query(
    `insert into concern (id, kind, channel, governorate, place_kind, seen_at, people_count, signs, danger, safe_contact, narrative_ct, reported_by,
                          reported_unit_id, queue, status, case_id)
     values ($1, 'trafficking-suspicion', 'airport', 'baghdad', 'airport', now(), 1, '{documents-held}', false, 'never', $2, $3, $4, 'police:baghdad',
             'accepted', $5)`,
    [id, randomBytes(40), officer.id, unit, of.id],
  );
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('concern', $1, 'x', 'k1')`, [id]);
  await guard.query(`insert into concern_person (concern_id, place, sex, age_band) values ($1, 0, 'female', '18-29')`, [id]);
  await guard.query('insert into concern_identity (concern_id, place, name_ct) values ($1, 0, $2)', [id, randomBytes(40)]);
  await guard.query('insert into concern_token (token, concern_id) values ($1, $2)', [randomBytes(3), id]);
  await guard.query(
    `insert into concern_photo (id, concern_id, media_type, size_bytes, added_by) values (gen_random_uuid(), $1, 'image/jpeg', 1, $2)`,
    [id, officer.id],
  );
  await guard.query(
    `insert into concern_triage (id, concern_id, decided_by, unit_id, outcome) values ($1, $2, $3, $4, 'accepted-existing-case')`,
    [randomUUID(), id, officer.id, unit],
  );
  const settled = [id, of.id, officer.id, unit];
  await guard.query('insert into concern_case (concern_id, place, case_id, decided_by, unit_id) values ($1, 0, $2, $3, $4)', settled);
}

/** A decision with its tests and words, the period it opened, and a safeguard. */
async function identificationRows(guard: Builders['guard'], officer: User, of: Case): Promise<void> {
  const [decision, period, change] = [randomUUID(), randomUUID(), randomUUID()];
  await guard.query(
    `insert into identification_decision (id, case_id, decision, from_status, to_status, rules_version, standard, ground, child, decided_on,
                                          decided_by_user, recorded_by, recorded_unit_id)
     values ($1, $2, 'find-reasonable-grounds', 'presumed', 'reasonable-grounds', '2026-1', 'reasonable-grounds', 'indicators', false, '2026-01-05',
             $3, $3, $4)`,
    [decision, of.id, officer.id, officer.unit.id],
  );
  await guard.query(
    `insert into identification_assessment (decision_id, case_id, test, act, means, purpose, result) values ($1, $2, 'palermo-art-3', 'met', 'met', 'met', 'met')`,
    [decision, of.id],
  );
  await guard.query(`insert into identification_words (decision_id, case_id, reasons_ct) values ($1, $2, 'x')`, [decision, of.id]);
  await guard.query(
    `insert into reflection_period (id, case_id, decision_id, starts_on, ends_on, change_id) values ($1, $2, $3, '2026-01-05', '2026-04-05', $4)`,
    [period, of.id, decision, change],
  );
  await guard.query(`insert into reflection_change (id, period_id, case_id, change, ends_on) values ($1, $2, $3, 'open', '2026-04-05')`, [
    change,
    period,
    of.id,
  ]);
  await guard.query(
    `insert into safeguard (id, case_id, kind, category, type, recorded_by, recorded_unit_id) values ($1, $2, 'residence', 1, 'permit', $3, $4)`,
    [randomUUID(), of.id, officer.id, officer.unit.id],
  );
}

/** A question about the case, a pair of it with another of the same unit, and their link. */
async function matchRows(guard: Builders['guard'], officer: User, of: Case): Promise<void> {
  const unit = officer.unit.id;
  const other = await guard.query<{ id: string }>('select id from case_record where id <> $1 limit 1', [of.id]);
  const pair = [of.id, other.rows[0]!.id];
  await guard.query('insert into possible_match_ask (id, user_id, unit_id) values ($1, $2, $3)', [randomUUID(), officer.id, unit]);
  const match = [randomUUID(), of.id, unit, officer.id];
  await guard.query('insert into possible_match (id, case_id, desk_unit_id, asked_by, asked_unit_id) values ($1, $2, $3, $4, $3)', match);
  const duplicate = randomUUID();
  await guard.query(`insert into duplicate (id, one_case_id, other_case_id) values ($1, least($2::uuid, $3), greatest($2::uuid, $3))`, [
    duplicate,
    ...pair,
  ]);
  await guard.query('insert into duplicate_review (duplicate_id, unit_id) values ($1, $2)', [duplicate, unit]);
  await guard.query(
    `insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id) values ($1, $2, $3, 'co-victim', $4, $5)`,
    [randomUUID(), ...pair, officer.id, unit],
  );
}
