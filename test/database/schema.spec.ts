import { ceilingOf, incompatibleRoles, roleRules, rolesThatMay, sessionRuleOf, type RoleRule } from '@himaya/auth';
import { entitySchemas } from '@himaya/api/testing';
import * as domain from '@himaya/domain';
import type { Client } from 'pg';
import { DataSource, type EntityMetadata } from 'typeorm';
import { codesOfLoop, deadlineKinds } from './codes-of-loop';
import { freshDatabase, type TestDatabase } from '../support/cluster';

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = await database.asAdmin();
});
afterAll(() => database.drop());

async function withOwner<T>(work: (owner: DataSource) => Promise<T>): Promise<T> {
  const owner = new DataSource({ type: 'postgres', url: database.urlFor('owner'), entities: [...entitySchemas] });
  await owner.initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}

/** Which list a column's codes come from; lists that no column stores are named apart, so that none is forgotten. */
const { escalationSteps } = domain;
const storedIn: Readonly<Record<string, readonly string[]>> = {
  'unit.kind': domain.unitKinds.codes,
  'unit.governorate': domain.governorates.codes,
  'unit_service.service': domain.services.codes,
  'unit_service.person_category': domain.personCategories.codes,
  'unit_service.free_places': domain.freePlaces.codes,
  'user_account.language': ['ar', 'ckb', 'en'] satisfies domain.InterfaceLanguage[],
  'user_role.role': domain.roles.codes,
  'role_grant.role': domain.roles.codes,
  'role_grant.basis': domain.roleGrantBases.codes,
  'role_grant.reason': domain.roleReasons.codes,
  'role_grant.ending': domain.roleEndings.codes,
  'account_closure.reason': domain.disablingReasons.codes,
  'access_review.decision': domain.reviewDecisions.codes,
  'case_record.status': domain.caseStatuses.codes,
  'case_record.identification_status': domain.identificationStatuses.codes,
  'case_record.sex': domain.sexes.codes,
  'case_record.age_band': domain.ageBands.codes,
  'case_record.governorate': domain.governorates.codes,
  'case_record.special_needs': domain.specialNeeds.codes,
  'case_record.safe_contact': domain.safeContacts.codes,
  'case_record.found_at_precision': domain.datePrecisions.codes,
  'case_record.found_by': domain.detectionChannels.codes,
  'person_identity.birth_date_precision': domain.datePrecisions.codes,
  'exploitation_record.form': domain.exploitationForms.codes,
  'exploitation_record.acts': domain.acts.codes,
  'exploitation_record.means': domain.means.codes,
  'case_grant.basis': domain.grantBases.codes,
  'case_grant.ending': domain.grantEndings.codes,
  'case_bar.reason': domain.barReasons.codes,
  'case_seal.reason': domain.sealReasons.codes,
  'case_seal.unseal_reason': domain.unsealReasons.codes,
  'timeline_event.kind': domain.timelineKinds.codes,
  'timeline_event.category': domain.categories.codes.map((category) => String(domain.maskOf(category))),
  'consent.purpose': domain.consentPurposes.codes,
  'consent.given_by': domain.consentGivers.codes,
  'consent.method': domain.consentMethods.codes,
  'consent_withdrawal.method': domain.consentMethods.codes,
  'referral.service': domain.services.codes,
  'referral.urgency': domain.urgencies.codes,
  'referral.need_code': domain.needCodes.codes,
  'referral.status': domain.referralStatuses.codes,
  'referral.safe_contact': domain.safeContacts.codes,
  'referral.sex': domain.sexes.codes,
  'referral.age_band': domain.ageBands.codes,
  'referral.governorate': domain.governorates.codes,
  'referral.special_needs': domain.specialNeeds.codes,
  'referral.rejection_reason': domain.rejectionReasons.codes,
  'referral.failure_reason': domain.failureReasons.codes,
  'referral.cancellation_reason': domain.cancellationReasons.codes,
  ...codesOfLoop,
  'referral.outcome': domain.serviceOutcomes.codes,
  'referral_note.action': domain.referralActions.codes,
  'document.type': domain.documentTypes.codes,
  'document.media_type': domain.documentMediaTypes.codes,
  'document.removal_reason': domain.documentRemovalReasons.codes,
  'subject_key.kind': ['concern', 'proceeding'] satisfies domain.KeySubject[],
  'case_erasure.reason': domain.erasureReasons.codes,
  'deadline.kind': deadlineKinds,
  'deadline.step': [...escalationSteps.map(({ step }) => step), 'alert'],
  'escalation.kind': deadlineKinds,
  'escalation.step': [...escalationSteps.map(({ step }) => step), 'alert'],
  'consent_override.ground': domain.overrideGrounds.codes,
  'consent_override.status': domain.overrideStatuses.codes.filter((status) => status !== 'expired'),
  'consent_override.refusal': domain.overrideRefusals.codes,
  'consent_override.ending': domain.overrideEndings.codes,
  'break_glass.ground': domain.breakGlassGrounds.codes,
  'break_glass.status': domain.breakGlassStatuses.codes,
  'break_glass.outcome': domain.breakGlassOutcomes.codes,
  'case_transfer.reason': domain.transferReasons.codes,
  'case_transfer.status': domain.transferStatuses.codes,
  'case_transfer.decline_reason': domain.transferDeclineReasons.codes,
  'notification.kind': domain.notificationKinds.codes,
  'possible_match.answer': domain.possibleMatchAnswers.codes,
  'duplicate.status': domain.duplicateStatuses.codes,
  'duplicate_review.verdict': domain.duplicateVerdicts.codes,
  'case_link.kind': domain.caseLinkKinds.codes,
  'audit_event.result': domain.auditResults.codes,
  'guard.session.level': ['full', 'locked', 'pending'],
  'guard.factor.kind': domain.factorKinds.codes,
  'anomaly.kind': domain.anomalyKinds.codes,
  'anomaly.state': domain.anomalyStates.codes,
  'anomaly.explanation': domain.anomalyExplanations.codes,
  'anomaly_rule.kind': domain.anomalyKinds.codes,
  'incident.kind': domain.incidentKinds.codes,
  'incident.risk': domain.incidentRisks.codes,
  'incident_step.step': domain.incidentSteps.codes,
  'incident_step.way': domain.tellingWays.codes,
  'incident_deadline.clock': domain.incidentClocks.codes,
  'incident_deadline.call': Object.keys(domain.clockCalls),
  'import_file.format': ['uk-nrm-csv', 'htcds-workbook'] satisfies domain.StartImportBody['format'][],
};
const storedNowhere = [
  domain.incidentStates,
  domain.auditActions,
  domain.accessLogKinds,
  domain.accountStates,
  domain.leaveStates,
  domain.reviewStates,
  domain.problemCodes,
  domain.referralBoxes,
  domain.messageScopes,
  domain.caseOutcomes,
  domain.journeySteps,
  domain.journeyStates,
  domain.derivedStates,
  domain.grantStatuses,
  domain.transferActions,
  domain.transferBoxes,
  domain.identificationDecisions,
  domain.consentStatuses,
  domain.overrideStatuses,
  domain.overrideParts,
  domain.overrideBoxes,
  domain.regions,
  domain.signInStatuses,
  domain.proofMethods,
  domain.keySubjects,
  domain.matchAnswers,
].map((list) => list.name);

describe('the code lists', () => {
  it('are the CHECKs, column for column, and no CHECK has a list of its own', async () => {
    const { rows } = await admin.query<{ column: string; definition: string }>(
      `select c.conrelid::regclass || '.' || a.attname as "column", pg_get_constraintdef(c.oid) as definition
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'c' and c.conislocal and c.connamespace in ('public'::regnamespace, 'guard'::regnamespace)
          and pg_get_constraintdef(c.oid) ~ '(= ANY|<@) \\(*ARRAY' and cardinality(c.conkey) = 1`,
    );
    const checked = Object.fromEntries(rows.map(({ column, definition }) => [column, codesIn(definition)]));
    const declared = Object.fromEntries(Object.entries(storedIn).map(([column, codes]) => [column, [...codes].sort()]));
    expect(checked).toEqual(declared);
  });

  it('are each stored somewhere, or said to be stored nowhere', () => {
    const lists = Object.values<unknown>(domain).filter(isCodeList);
    expect(lists.length).toBeGreaterThan(35);
    const stored = new Set(Object.values(storedIn).map(sorted));
    const placed = lists.filter((list) => stored.has(sorted(list.codes)) || list === domain.categories).map((list) => list.name);
    expect(lists.map((list) => list.name).sort()).toEqual([...new Set([...placed, ...storedNowhere])].sort());
  });

  const isCodeList = (value: unknown): value is domain.CodeList<string> =>
    typeof value === 'object' && value !== null && 'codes' in value && 'has' in value;
  const sorted = (codes: readonly string[]): string => [...codes].sort().join('|');
  const codesIn = (definition: string): string[] =>
    /ARRAY\[(.*)\]/s
      .exec(definition)![1]!
      .split(', ')
      .map((code) => code.replace(/^'|'?::\w+$/g, ''))
      .sort();
});

describe('the guard’s own tables', () => {
  it('hold who approves overrides, vouches, transfers and reviews as libs/auth has it', async () => {
    const { rows } = await admin.query<{ duty: string; roles: string[] }>(
      'select duty, array_agg(role order by role) as roles from guard.role_duty group by duty order by duty',
    );
    expect(rows).toEqual([
      { duty: 'capacity', roles: rolesThatMay('change', 'Capacity').toSorted() },
      { duty: 'override', roles: rolesThatMay('decide', 'Override').toSorted() },
      { duty: 'review', roles: rolesThatMay('review', 'BreakGlass').toSorted() },
      { duty: 'transfer', roles: rolesThatMay('offer', 'Transfer').toSorted() },
      { duty: 'vouch', roles: rolesThatMay('decide', 'BreakGlass').toSorted() },
    ]);
  });

  it('hold every role’s ceiling as libs/auth has it', async () => {
    const { rows } = await admin.query<{ role: string; read: number; write: number }>(
      'select role, read_mask as read, write_mask as write from guard.role_ceiling order by role',
    );
    const ceilings = domain.roles.codes.map((role) => ({ role, ...ceilingOf([role]) }));
    const some = ceilings.filter(({ read, write }) => read !== 0 || write !== 0).sort((a, b) => a.role.localeCompare(b.role));
    expect(rows).toEqual(some);
  });

  it('hold every role’s limits of a session as libs/auth has them, and ask for a second factor unless told otherwise', async () => {
    const { rows } = await admin.query(
      `select role, idle_minutes as "idleMinutes", absolute_minutes as "absoluteMinutes", second_factor as "secondFactor"
         from guard.session_rule order by role collate "C"`,
    );
    expect(rows).toEqual(domain.roles.codes.toSorted().map((role) => ({ role, ...sessionRuleOf([role]) })));
    expect((await admin.query('select * from guard.setting')).rows).toEqual([{ name: 'second-factor-required', value: true }]);
  });

  it('hold every role’s rule as libs/auth has it', async () => {
    const { rows } = await admin.query<{ role: domain.Role; rule: RoleRule }>(
      `select k.role, jsonb_build_object('units', array(select u.unit_kind from guard.role_unit u where u.role = k.role order by 1),
              'grantedBy', k.granted_by, 'reviewedBy', k.reviewed_by, 'needsEnd', k.needs_end, 'delegable', k.delegable) as rule
         from guard.role_rule k`,
    );
    const declared = Object.fromEntries(
      Object.entries(roleRules).map(([role, rule]) => [role, { ...rule, units: [...rule.units].sort() }]),
    );
    expect(Object.fromEntries(rows.map(({ role, rule }) => [role, rule]))).toEqual(declared);
    const { rows: pairs } = await admin.query<{ pair: string }>(`select one || ' ' || other as pair from guard.role_conflict`);
    const both = incompatibleRoles.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]);
    expect(pairs.map(({ pair }) => pair).sort()).toEqual(both.sort());
  });

  it('hold what each kind of unit may offer as the domain has it', async () => {
    const { rows } = await admin.query<{ offer: string }>(`select unit_kind || ' ' || service as offer from guard.unit_offer`);
    const declared = domain.unitKinds.codes.flatMap((kind) => domain.servicesOfUnitKind[kind].map((service) => `${kind} ${service}`));
    expect(rows.map(({ offer }) => offer).sort()).toEqual(declared.sort());
  });

  it('hold every service’s category as the domain has it', async () => {
    const { rows } = await admin.query<{ service: domain.Service; category: number }>('select * from guard.service_category');
    const declared = domain.services.codes.map((service) => {
      const category = domain.serviceCategory[service];
      return { service, category: category === null ? 0 : domain.maskOf(category) };
    });
    expect(rows.sort(byService)).toEqual(declared.sort(byService));
  });

  const byService = (a: { service: string }, b: { service: string }): number => a.service.localeCompare(b.service);
});

describe('the entity schemas', () => {
  it('are there', () => expect(entitySchemas.length).toBeGreaterThan(10));

  it.each(entitySchemas.map((schema) => schema.options.tableName ?? schema.options.name))(
    '%s has the columns of its table, of their types, nullable alike',
    async (table) => {
      const mapped = await withOwner(async (owner) =>
        columnsOf(owner, owner.entityMetadatas.find((entity) => entity.tableName === table)!),
      );
      const { rows } = await admin.query<Column>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
                coalesce(a.attnum = any (k.conkey), false) as key
           from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
          where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
        [table],
      );
      expect(mapped.sort(byName)).toEqual(rows.sort(byName));
    },
  );

  interface Column {
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
    readonly key: boolean;
  }
  const byName = (a: Column, b: Column): number => a.name.localeCompare(b.name);

  /** Types the way PostgreSQL spells them. */
  function columnsOf(owner: DataSource, entity: EntityMetadata): Column[] {
    const spelt: Readonly<Record<string, string>> = {
      timestamptz: 'timestamp with time zone',
      int: 'integer',
      int4: 'integer',
      bool: 'boolean',
    };
    return entity.columns.map((column) => {
      const type = owner.driver.normalizeType(column);
      return {
        name: column.databaseName,
        type: `${spelt[type] ?? type}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
        key: column.isPrimary,
      };
    });
  }
});
