import {
  fieldsOf,
  endOfLocalDay,
  identificationRules,
  localDay,
  maskOf,
  plusDays,
  presumedChild,
  type SafeguardKind,
} from '@himaya/domain';
import type { DataKey, Vault } from '../platform/vault/vault';
import { actorOf, demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId, drawsFrom } from './draws';
import type { Row } from './insert-rows';
import { demoUnit } from './units';

const day = 86_400_000;
const core = maskOf('core');
const courtReads = maskOf('core', 'identity', 'exploitation', 'proceedings');

type Rows = Readonly<Record<string, Row[]>>;
type Step = DemoCase['identification']['steps'][number];

const decisionOf = {
  'reasonable-grounds': 'find-reasonable-grounds',
  'no-reasonable-grounds': 'find-no-reasonable-grounds',
  confirmed: 'confirm',
  'not-confirmed': 'not-confirm',
  'not-proven': 'find-not-proven',
} as const;

/** The section that decides first: the owner's own, or the governorate's. */
const sectionOf = ({ owner }: DemoCase) => (owner.kind === 'police-section' ? owner : demoUnit(`police-${owner.governorate}`));

function accountOf(username: string): string {
  const found = demoAccounts.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found.id;
}

/** The first court's office was let into the case: open, a police section's, and somebody found that there are grounds. */
export const liesBeforeCourt = ({ identification: { steps }, status, owner }: DemoCase): boolean =>
  steps[0]?.status === 'reasonable-grounds' && status === 'open' && owner.kind === 'police-section';

/** Everything about a case's identification: its decisions, the period they opened, the court they lie before, and what protects the person. */
export function identificationRows(demo: DemoCase, key: DataKey, vault: Vault, now: Date): Rows[] {
  const { steps } = demo.identification;
  const [first] = steps;
  const granted = first?.status === 'reasonable-grounds';
  return [
    ...steps.map((step, place) => decisionRows(demo, step, steps[place - 1] ?? null, key, vault)),
    ...(granted ? [reflectionRows(demo, first, now)] : []),
    ...(granted && liesBeforeCourt(demo) ? [courtRows(demo, first)] : []),
    safeguardRows(demo, key, now),
  ];
}

function decisionRows(demo: DemoCase, step: Step, before: Step | null, key: DataKey, vault: Vault): Rows {
  const id = demoId('decision', `${demo.number}-${step.status}`);
  const byJudge = before !== null;
  const section = sectionOf(demo);
  const court = demoUnit('court-baghdad');
  const unit = byJudge ? court : section;
  const officer = section.slug === 'police-baghdad' ? accountOf('police-supervisor') : actorOf(section).id;
  const recorder = byJudge ? accountOf('court-liaison') : officer;
  const draws = drawsFrom(20_266_000 + step.since.getTime() / 1000);
  const name = `قاضٍ تجريبي ${draws.between(1, 6)}`;
  const child = presumedChild(demo.person.ageBand);
  const positive = step.status === 'reasonable-grounds' || step.status === 'confirmed';
  const purpose = positive ? 'met' : step.status === 'not-proven' ? 'unknown' : 'not-met';
  const means = child && draws.chance(0.5) ? 'not-met' : 'met';
  return {
    identification_decision: [
      {
        id,
        case_id: demo.id,
        decision: decisionOf[step.status],
        from_status: before?.status ?? 'presumed',
        to_status: step.status,
        rules_version: identificationRules.version,
        standard: byJudge ? 'judicial-conviction' : 'reasonable-grounds',
        ground: byJudge ? 'court-file' : positive ? draws.pick(['indicators', 'statement', 'witness']) : 'elements-missing',
        child,
        decided_on: localDay(step.since),
        court_kind: byJudge ? (child ? 'juvenile' : 'investigation') : null,
        court_governorate: byJudge ? 'baghdad' : null,
        decided_by_user: byJudge ? null : officer,
        judge_token: byJudge ? vault.deciderDigest(name) : null,
        recorded_by: recorder,
        recorded_unit_id: unit.id,
        recorded_at: step.since,
      },
    ],
    identification_assessment: identificationRules.tests.map((test) => {
      const needed = test.meansNeededFor === 'everyone' || !child;
      return {
        decision_id: id,
        case_id: demo.id,
        test: test.id,
        act: 'met',
        means,
        purpose,
        result: needed && means === 'not-met' ? 'not-met' : purpose,
      };
    }),
    identification_words: [
      {
        decision_id: id,
        case_id: demo.id,
        reasons_ct: key.seal('identification_words.reasons', 'تسبيب تجريبي: طوبقت الإفادة مع المؤشرات ولم تختلف.'),
        judge_ct: key.seal('identification_words.judge', byJudge ? name : null),
        reference_ct: key.seal('identification_words.reference', byJudge ? `ت/${draws.between(10, 900)}` : null),
      },
    ],
    timeline_event: [
      {
        id: demoId('timeline', `${demo.number}|decided|${step.status}`),
        case_id: demo.id,
        at: step.since,
        kind: 'identification-decided',
        category: core,
        unit_id: unit.id,
        subject_id: id,
        details: { decision: decisionOf[step.status] },
      },
    ],
  };
}

/** Ninety days from the decision; in every fifth case thirty more, and in every eleventh the clock stands still. */
function reflectionRows(demo: DemoCase, step: Step, now: Date): Rows {
  const id = demoId('reflection', demo.number);
  const change = (name: string): string => demoId('reflection-change', `${demo.number}-${name}`);
  const draws = drawsFrom(20_267_000 + step.since.getTime() / 1000);
  const startsOn = localDay(step.since);
  const ordinary = plusDays(startsOn, 90);
  const longer = draws.chance(0.2);
  const endsOn = longer ? plusDays(ordinary, 30) : ordinary;
  const today = localDay(now);
  const running = demo.status === 'open' && endsOn >= today;
  const paused = running && draws.chance(0.09);
  const unit = sectionOf(demo);
  const by = { recorded_by: actorOf(unit).id, recorded_unit_id: unit.id };
  const last = paused ? change('pause') : change(longer ? 'extend' : 'open');
  const at = (days: number): Date => new Date(Math.min(step.since.getTime() + days * day, now.getTime() - 60_000));
  const changes: Row[] = [
    { id: change('open'), change: 'open', ends_on: ordinary, recorded_at: step.since, ...by },
    ...(longer
      ? [{ id: change('extend'), change: 'extend', reason: 'health', days: 30, ends_on: endsOn, recorded_at: at(40), ...by }]
      : []),
    ...(paused ? [{ id: change('pause'), change: 'pause', reason: 'in-hospital', ends_on: endsOn, recorded_at: at(45), ...by }] : []),
    ...(running ? [] : [{ id: change('end'), change: 'end', ends_on: endsOn, recorded_at: at(121) }]),
  ];
  const reminders = (
    [
      ['remind-desk', plusDays(endsOn, -15)],
      ['remind-again', plusDays(endsOn, -4)],
      ['alert', endsOn],
    ] as const
  ).map(([step_, on]) => ({ step: step_, due_at: endOfLocalDay(on) }));
  return {
    reflection_period: [
      {
        id,
        case_id: demo.id,
        decision_id: demoId('decision', `${demo.number}-${step.status}`),
        starts_on: startsOn,
        ends_on: endsOn,
        status: paused ? 'paused' : running ? 'running' : 'ended',
        paused_on: paused ? localDay(at(45)) : null,
        change_id: last,
        version: changes.length,
      },
    ],
    reflection_change: changes.map((row) => ({
      reason: null,
      days: null,
      recorded_by: null,
      recorded_unit_id: null,
      period_id: id,
      case_id: demo.id,
      ...row,
    })),
    deadline:
      running && !paused
        ? reminders
            .filter(({ due_at }) => due_at > now)
            .map(({ step: step_, due_at }) => ({
              id: demoId('deadline', `reflection-${demo.number}-${step_}`),
              kind: 'reflection-end',
              step: step_,
              subject_id: last,
              due_at,
              fired_at: null,
              cancelled_at: null,
            }))
        : [],
  };
}

function courtRows(demo: DemoCase, step: Step): Rows {
  return {
    case_grant: [
      {
        id: demoId('grant', `${demo.number}-court`),
        case_id: demo.id,
        unit_id: demoUnit('court-baghdad').id,
        basis: 'assignment',
        referral_id: null,
        read_mask: courtReads,
        write_mask: maskOf('proceedings'),
        field_mask: fieldsOf(courtReads),
        starts_at: step.since,
        ends_at: null,
        ended_at: null,
        ending: null,
        opened_by: actorOf(demo.owner).id,
      },
    ],
  };
}

/** [kind, category, how likely, type, party, days the record is old, days it still holds] */
const drawn: readonly (readonly [SafeguardKind, number, number, string, string | null, number, number | null])[] = [
  ['punishment', maskOf('proceedings'), 0.14, 'detained', 'residence-directorate', 3, null],
  ['document-custody', maskOf('identity'), 0.22, 'passport', 'employer', 20, null],
  ['residence', core, 0.3, 'permit', null, 200, 24],
  ['protection', maskOf('risk'), 0.12, 'identity-concealed', 'witness-protection', 30, 150],
  ['family-protection', maskOf('family'), 0.08, 'child', 'police', 30, 150],
];

/** What protects the person, in some of the open cases of police sections. */
function safeguardRows(demo: DemoCase, key: DataKey, now: Date): Rows {
  if (demo.status !== 'open' || demo.owner.kind !== 'police-section') return {};
  const draws = drawsFrom(20_268_000 + demo.openedAt.getTime() / 1000);
  const actor = actorOf(demo.owner);
  const rows = drawn
    .filter(([, , chance]) => draws.chance(chance))
    .map(([kind, category, , type, party, age, holds]): Row => {
      const at = new Date(Math.max(now.getTime() - age * day, demo.openedAt.getTime() + 60_000));
      return {
        id: demoId('safeguard', `${demo.number}-${kind}`),
        case_id: demo.id,
        kind,
        category,
        type,
        party,
        law: kind === 'punishment' ? 'residence-76-2017' : null,
        article: kind === 'punishment' ? 40 : null,
        since: localDay(at),
        until: holds === null ? null : plusDays(localDay(now), holds),
        words_ct: key.seal('safeguard.words', kind === 'family-protection' ? 'ابنة تجريبية' : 'ملاحظة تجريبية'),
        recorded_by: actor.id,
        recorded_unit_id: demo.owner.id,
        recorded_at: at,
      };
    });
  return { safeguard: rows };
}
