import { mayEver } from '@himaya/auth';
import {
  availableDecisions,
  availableReflectionDeeds,
  daysBetween,
  localDay,
  presumedChild,
  type DecisionView,
  type EndingReflectionItem,
  type IdentificationRulesView,
  type IdentificationView,
  type ReflectionView,
  type UndecidedItem,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import { opensField, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DecisionRow, EndingRow, IdentificationFacts, ReflectionRow, UndecidedRow } from './identification.store';

export interface IdentificationParts {
  readonly facts: IdentificationFacts;
  readonly decisions: readonly DecisionRow[];
  readonly reflections: readonly ReflectionRow[];
  readonly rules: IdentificationRulesView;
  readonly refs: ReadonlyMap<UnitId, UnitRef>;
  readonly key: DataKey;
  readonly now: Date;
}

/** A case's identification: codes for whoever reads the core; tests and words for whoever also reads exploitation. */
export function identificationView(actor: Actor, row: CaseRow, parts: IdentificationParts): IdentificationView {
  const { facts, decisions, reflections, rules, key, now } = parts;
  const acting = facts.answers && row.writeMask !== 0 && row.status === 'open';
  const record = { status: row.identificationStatus, underReview: facts.underReview };
  const words = opensField(actor, row, 'exploitation-findings');
  const [latest] = reflections;
  return {
    status: row.identificationStatus,
    since: row.identificationSince.toISOString(),
    underReview: facts.underReview,
    dueAt: facts.dueAt?.toISOString() ?? null,
    child: presumedChild(row.ageBand),
    rules: { version: rules.version, tests: rules.tests },
    actions: acting && mayEver(actor.roles, 'decide', 'Identification') ? availableDecisions(record, actor.roles, rules) : [],
    items: decisions.map((decision) => decisionView(decision, parts, words)),
    reflection:
      latest === undefined
        ? null
        : reflectionView(latest, key, localDay(now), {
            answers: facts.answers,
            acting: acting && mayEver(actor.roles, 'change', 'Reflection'),
          }),
  };
}

function decisionView(row: DecisionRow, { refs, key }: IdentificationParts, words: boolean): DecisionView {
  const unit = refs.get(row.recordedUnitId);
  // A foreign key vouches for it.
  if (unit === undefined) throw new Error('no such unit');
  return {
    id: row.id,
    decision: row.decision,
    from: row.fromStatus,
    to: row.toStatus,
    rulesVersion: row.rulesVersion,
    standard: row.standard,
    ground: row.ground,
    child: row.child,
    decidedOn: row.decidedOn,
    decidedBy: row.courtKind === null ? 'officer' : 'judge',
    court: row.courtKind === null || row.courtGovernorate === null ? null : { kind: row.courtKind, governorate: row.courtGovernorate },
    unit,
    documentId: row.documentId,
    recordedAt: row.recordedAt.toISOString(),
    ...(words && row.hasWords
      ? {
          findings: {
            tests: row.tests,
            reasons: key.open('identification_words.reasons', row.reasonsCt),
            judge: key.open('identification_words.judge', row.judgeCt),
            reference: key.open('identification_words.reference', row.referenceCt),
          },
        }
      : {}),
  };
}

function reflectionView(
  row: ReflectionRow,
  key: DataKey,
  today: string,
  { answers, acting }: { readonly answers: boolean; readonly acting: boolean },
): ReflectionView {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    pausedOn: row.pausedOn,
    daysLeft: daysLeft(row, today),
    changes: row.changes.map(({ change, reason, days, endsOn, words, at }) => ({
      change,
      reason,
      days,
      endsOn,
      // Why, in words, is told to whoever answers for the case: an interpreter or a desk needs the date alone.
      words: words === null || !answers ? null : key.open('reflection_change.words', Buffer.from(words, 'base64')),
      at,
    })),
    actions: acting ? availableReflectionDeeds(row.status) : [],
  };
}

export function undecidedItem(key: DataKey, row: UndecidedRow): UndecidedItem {
  return {
    id: row.id,
    number: row.number,
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    sex: row.sex,
    ageBand: row.ageBand,
    governorate: row.governorate,
    status: row.status,
    since: row.since.toISOString(),
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
  };
}

export function endingItem(key: DataKey, row: EndingRow, today: string): EndingReflectionItem {
  return {
    id: row.id,
    number: row.number,
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    governorate: row.governorate,
    caseStatus: row.caseStatus,
    status: row.status,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    daysLeft: daysLeft(row, today),
  };
}

/** From today, or from the day the clock stood still. */
function daysLeft({ endsOn, pausedOn }: Pick<ReflectionRow, 'endsOn' | 'pausedOn'>, today: string): number {
  return Math.max(0, daysBetween(pausedOn ?? today, endsOn));
}
