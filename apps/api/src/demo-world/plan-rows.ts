import {
  decideRiskAssessment,
  indicatorSheet,
  maskOf,
  needDueAt,
  presumedChild,
  type CaseId,
  type Category,
  type NeedCode,
  type PlanGoal,
  type RiskFactor,
  type Service,
  type TimelineKind,
  type UnitId,
  type Urgency,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { actorOf } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { demoUnit } from './units';

const hour = 3_600_000;

/** What a demo case was screened for and planned: an adult over two talks, or a child that came alone. */
export type DemoPlan = 'adult' | 'child';

/** Of the Baghdad section: two grown-ups and a child whose sheets, risks, needs and plans there are to look at. */
export function demoPlans(cases: readonly DemoCase[]): ReadonlyMap<CaseId, DemoPlan> {
  const section = demoUnit('police-baghdad').id;
  const own = cases.filter(({ owner, status, referrals }) => owner.id === section && status === 'open' && referrals.length > 0);
  const child = own.find(({ person }) => presumedChild(person.ageBand));
  const adults = own.filter(({ person }) => !presumedChild(person.ageBand)).slice(0, 2);
  if (child === undefined || adults.length < 2) throw new Error('the Baghdad section has too few cases');
  return new Map<CaseId, DemoPlan>([[child.id, 'child'], ...adults.map(({ id }) => [id, 'adult'] as const)]);
}

const example = (text: string): string => `مثال تجريبي: ${text}`;

const needsOf: Readonly<Record<DemoPlan, readonly (readonly [Service, NeedCode, Urgency, 'open' | 'met' | 'declined-by-person'])[]>> = {
  adult: [
    ['legal-aid', 'legal-advice', 'urgent', 'open'],
    ['psychological', 'counselling', 'standard', 'declined-by-person'],
    ['interpretation', 'interpreter-interview', 'urgent', 'met'],
  ],
  child: [
    ['education', 'school-return', 'standard', 'open'],
    ['psychological', 'psychological-assessment', 'urgent', 'open'],
  ],
};

export function planRows(demo: DemoCase, plan: DemoPlan, key: DataKey, now: Date): Readonly<Record<string, Row[]>> {
  const child = plan === 'child';
  const at = (hoursAgo: number): Date => new Date(Math.max(now.getTime() - hoursAgo * hour, demo.openedAt.getTime() + hour / 2));
  const written = (kind: string, hoursAgo: number): Row => ({
    id: demoId(kind, demo.number),
    case_id: demo.id,
    unit_id: demo.owner.id,
    recorded_by: actorOf(demo.owner).id,
    recorded_at: at(hoursAgo),
  });
  const told = (kind: TimelineKind, category: Category, row: Row, details: Readonly<Record<string, string>> = {}): Row => ({
    id: demoId('timeline', `${String(row['id'])}|${kind}`),
    case_id: demo.id,
    at: row['recorded_at'],
    kind,
    category: maskOf(category),
    unit_id: demo.owner.id,
    subject_id: row['id'],
    details,
  });
  const sittings = sittingRows(demo, child, written, key);
  const risk = riskRow(child, written('risk', 5), key);
  const needs = needsOf[plan].map(([service, code, level, status], place): Row => {
    const row = written(`need-${place}`, 4);
    return {
      ...row,
      service,
      need_code: code,
      level,
      identified_by: place === 0 ? 'person' : 'own-unit',
      status,
      status_since: row['recorded_at'],
      due_at: needDueAt(level, row['recorded_at'] as Date),
      note_ct: key.seal('need.note', place === 0 ? example('تطلب أن يُشرح لها ما ينتظرها.') : null),
      version: status === 'open' ? 1 : 2,
    };
  });
  const first: Row = { ...written('plan', 3), ...planOf(demo, key) };
  const guarded = child ? childSafeguardRows(written, key) : { guardianship: [], best_interests_determination: [] };
  return {
    screening_sitting: sittings,
    risk_assessment: [risk],
    need: needs,
    case_plan: [first],
    ...guarded,
    timeline_event: [
      ...sittings.map((row) => told('screening-held', 'exploitation', row)),
      told('risk-assessed', 'risk', risk, { level: String(risk['level']) }),
      ...needs.map((row) => told('need-recorded', 'core', row, { service: String(row['service']), need: String(row['need_code']) })),
      told('plan-saved', 'core', first, { agreement: 'agreed' }),
      ...guarded.guardianship.map((row) => told('guardian-appointed', 'core', row)),
      ...guarded.best_interests_determination.map((row) => told('best-interests-determined', 'core', row, { purpose: 'sharing' })),
    ],
  };
}

type Written = (kind: string, hoursAgo: number) => Row;

function sittingRows(demo: DemoCase, child: boolean, written: Written, key: DataKey): Row[] {
  const talks = [
    { hoursAgo: 30, yes: child ? ['EX-08', 'CH-05'] : ['DR-01', 'CD-01'], no: ['CR-01'], unknown: ['EX-02'] },
    { hoursAgo: 6, yes: child ? ['AV-02'] : ['DR-04', 'EX-01', 'EX-02', 'CD-08'], no: ['CD-04'], unknown: ['AV-06'] },
  ];
  return talks.map(({ hoursAgo, yes, no, unknown }, place) => {
    const row = written(`sitting-${place}`, hoursAgo);
    return {
      ...row,
      sheet_version: indicatorSheet.version,
      held_on: (row['recorded_at'] as Date).toISOString().slice(0, 10),
      language: demo.person.languages[0] ?? 'ar',
      interpreter: place === 0 ? 'colleague' : 'professional',
      interpreter_bound: place === 1,
      interpreter_tie: place === 0 ? 'of-person' : null,
      trained_interviewer: true,
      own_sex_wish: place === 0 ? 'wished-not-met' : 'wished-and-met',
      child,
      accompaniment: child ? 'independent-adult' : null,
      said_yes: yes,
      said_no: no,
      said_unknown: unknown,
      note_ct: key.seal('screening_sitting.note', place === 0 ? example('طلبت أن تُستكمل المقابلة بعد أن ترتاح.') : null),
    };
  });
}

function riskRow(child: boolean, row: Row, key: DataKey): Row {
  const present: RiskFactor[] = child
    ? ['child-alone', 'family-involved']
    : ['exploiter-at-large', 'documents-held', 'threats-since-leaving'];
  const decided = decideRiskAssessment(
    { present, unknown: ['network-behind'], level: 'high' },
    { caseStatus: 'open', now: row['recorded_at'] as Date },
  );
  if (!decided.ok) throw new Error('the demo risk is not the level its factors come to');
  const { score, suggested, level, dueAt } = decided.value;
  return {
    ...row,
    present,
    not_known: ['network-behind'],
    score,
    suggested,
    level,
    reason_ct: null,
    note_ct: key.seal('risk_assessment.note', example('شوهدت سيارة قرب السكن مرتين.')),
    due_at: dueAt,
  };
}

function planOf(demo: DemoCase, key: DataKey): Row {
  const owner = (unit: { readonly id: UnitId }): UnitId => unit.id;
  const goals: PlanGoal[] = [
    {
      goal: example('أن تنام بأمان'),
      service: 'shelter',
      steps: [
        { step: example('مكان آمن الليلة'), ownerUnitId: owner(demo.owner), ownerName: null, dueOn: null, state: 'done' },
        {
          step: example('زيارة أسبوعية'),
          ownerUnitId: owner(demoUnit('coordination-baghdad')),
          ownerName: null,
          dueOn: null,
          state: 'planned',
        },
      ],
    },
    {
      goal: example('أن تعرف حقوقها'),
      service: 'legal-aid',
      steps: [{ step: example('لقاء مع محامية'), ownerUnitId: owner(demo.owner), ownerName: null, dueOn: null, state: 'under-way' }],
    },
  ];
  return {
    number: 1,
    goals_ct: key.seal('case_plan.goals', JSON.stringify(goals)),
    agreement: 'agreed',
    agreed_on: demo.openedAt.toISOString().slice(0, 10),
    agreed_by: 'spoken',
    agreed_in: demo.person.languages[0] ?? 'ar',
    review_day: null,
  };
}

function childSafeguardRows(written: Written, key: DataKey): { guardianship: Row[]; best_interests_determination: Row[] } {
  const guardian = written('guardian', 20);
  const day0 = (guardian['recorded_at'] as Date).toISOString().slice(0, 10);
  return {
    guardianship: [
      {
        ...guardian,
        name_ct: key.seal('guardianship.name', example('باحثة اجتماعية للأحداث')),
        contact_ct: key.seal('guardianship.contact', example('عن طريق محكمة الأحداث')),
        relation: 'appointed-person',
        appointed_by: 'juvenile-court',
        appointed_on: day0,
        independent: true,
        version: 1,
      },
    ],
    best_interests_determination: [
      {
        ...written('best-interests', 10),
        purpose: 'sharing',
        determined_on: day0,
        determined_by_ct: key.seal('best_interests_determination.determined_by', example('باحثتان اجتماعيتان للأحداث')),
        considerations_ct: key.seal('best_interests_determination.considerations', example('سُمع رأي الطفل ووُزن خطر العودة.')),
        conclusion_ct: key.seal('best_interests_determination.conclusion', example('يُشارَك الأقل اللازم مع مكتب الإيواء.')),
        child_heard: true,
      },
    ],
  };
}

/** Reviews and deadlines of these rows are kept by the database's own triggers. */
export const planTables = [
  'screening_sitting', 'risk_assessment', 'need', 'case_plan', 'guardianship', 'best_interests_determination',
] as const; // prettier-ignore
