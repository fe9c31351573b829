import { ceilingOf, incompatibleRoles, roleRules, rolesThatMay, sessionRuleOf, type RoleRule } from '@himaya/auth';
import * as domain from '@himaya/domain';
import type { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { storedIn } from './stored-codes';
import { storedNowhereOfFigures } from './stored-of-figures';
import { storedNowhereOfMeetings } from './stored-of-meetings';
import { storedNowhereOfReports } from './stored-of-reports';
import { storedNowhereOfInterpretation } from './stored-of-interpretation';
import { storedNowhereOfCare } from './stored-of-care';
import { storedNowhereOfLegalAid } from './stored-of-legal-aid';
import { storedNowhereOfReintegration } from './stored-of-reintegration';
import { storedNowhereOfNationalPlan } from './stored-of-national-plan';
import { storedNowhereOfProceedings } from './stored-of-proceedings';
import { storedNowhereOfRetention } from './stored-of-retention';
import { storedNowhereOfReturns } from './stored-of-returns';
import { storedNowhereOfPlacements } from './stored-of-placements';
import { storedNowhereOfPortal } from './stored-of-portal';
import { storedNowhereOfPlans } from './stored-of-plans';

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = await database.asAdmin();
});
afterAll(() => database.drop());

const storedNowhere = [
  domain.incidentStates,
  domain.labourOutcomes,
  domain.concernBoxes,
  // Stored as a step of the concern.
  domain.triageOutcomes,
  domain.likenesses,
  domain.auditActions,
  domain.accessLogKinds,
  domain.accountStates,
  domain.leaveStates,
  domain.reviewStates,
  domain.problemCodes,
  domain.referralBoxes,
  domain.packetFields,
  domain.messageScopes,
  domain.caseOutcomes,
  domain.journeyStates,
  domain.derivedStates,
  domain.grantStatuses,
  domain.transferActions,
  domain.transferBoxes,
  domain.safeguardChanges,
  domain.consentStatuses,
  domain.overrideStatuses,
  domain.overrideParts,
  domain.overrideBoxes,
  domain.feedbackRatings,
  domain.feedbackQuestions,
  domain.signInStatuses,
  domain.proofMethods,
  domain.keySubjects,
  domain.outsideSteps,
  domain.packetAnswers,
  domain.paperFindings,
  domain.sheetCategories,
  domain.matchAnswers,
  domain.taskActions,
  domain.workViews,
  domain.dutyKinds,
  domain.stuckReasons,
  domain.personStates,
  ...storedNowhereOfPlans,
  ...storedNowhereOfPlacements,
  ...storedNowhereOfPortal,
  ...storedNowhereOfInterpretation,
  ...storedNowhereOfCare,
  ...storedNowhereOfLegalAid,
  ...storedNowhereOfReintegration,
  ...storedNowhereOfProceedings,
  ...storedNowhereOfRetention,
  ...storedNowhereOfNationalPlan,
  ...storedNowhereOfFigures,
  ...storedNowhereOfReports,
  ...storedNowhereOfMeetings,
  ...storedNowhereOfReturns,
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
      { duty: 'answer-labour', roles: rolesThatMay('list', 'LabourMatter').toSorted() },
      { duty: 'assign', roles: rolesThatMay('record', 'CourtAssignment').toSorted() },
      { duty: 'capacity', roles: rolesThatMay('change', 'Capacity').toSorted() },
      { duty: 'caseload', roles: rolesThatMay('grant', 'Caseload').toSorted() },
      { duty: 'close-case', roles: rolesThatMay('record', 'Closure').toSorted() },
      { duty: 'interpretation', roles: rolesThatMay('record', 'Interpretation').toSorted() },
      { duty: 'override', roles: rolesThatMay('decide', 'Override').toSorted() },
      { duty: 'reflection', roles: rolesThatMay('change', 'Reflection').toSorted() },
      { duty: 'report-concern', roles: rolesThatMay('report', 'Concern').toSorted() },
      { duty: 'review', roles: rolesThatMay('review', 'BreakGlass').toSorted() },
      { duty: 'shelter', roles: rolesThatMay('close', 'Placement').toSorted() },
      { duty: 'tell-police', roles: rolesThatMay('record', 'PoliceAssignment').toSorted() },
      { duty: 'transfer', roles: rolesThatMay('offer', 'Transfer').toSorted() },
      { duty: 'triage-concern', roles: rolesThatMay('triage', 'Concern').toSorted() },
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

  it('hold every field of a packet, its bit and its category as the domain has them', async () => {
    const { rows } = await admin.query<{ code: domain.PacketField; bit: number; category: number }>(
      'select * from guard.packet_field order by bit',
    );
    const declared = domain.packetFields.codes.map((code) => ({
      code,
      bit: domain.fieldMaskOf(code),
      category: domain.maskOf(domain.categoryOfField[code]),
    }));
    expect(rows).toEqual(declared);
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
