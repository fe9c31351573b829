import type {
  LawyerAssignmentView,
  LawyerChoice,
  LawyerConflictView,
  LawyerView,
  LegalAidView,
  LegalMatterListItem,
  OwedMatter,
} from '@himaya/domain';
import type { DataKey, KeyedRow } from '../platform/vault/vault';
import type { ChoiceRow, LawyerRow } from './lawyer.store';
import type { AidRow, AssignmentRow, ConflictRow, MatterBase, MatterRow, NamedRow, OwedMatterRow } from './legal-matter.store';

type Keys = ReadonlyMap<string, DataKey>;

/** The keys of the lawyers whom these rows name, once each. */
export function lawyerKeysOf(rows: readonly NamedRow[]): KeyedRow[] {
  const keys = rows.flatMap(({ lawyerId, keyWrapped, keyId }) =>
    lawyerId === null ? [] : [[lawyerId, { id: lawyerId, keyWrapped, keyId }] as const],
  );
  return [...new Map(keys).values()];
}

/** Who has a matter, as a row that names a lawyer. */
export const standingOf = (row: MatterBase): NamedRow => ({
  lawyerId: row.lawyerId,
  nameCt: row.lawyerNameCt,
  keyWrapped: row.lawyerWrapped,
  keyId: row.lawyerKeyId,
});

export const lawyerName = ({ lawyerId, nameCt }: NamedRow, keys: Keys): string | null =>
  lawyerId === null ? null : (keys.get(lawyerId)?.open('lawyer.name', nameCt) ?? '');

export function owedMatterView(row: OwedMatterRow): OwedMatter {
  return {
    referralId: row.referralId,
    caseId: row.caseId,
    urgency: row.urgency,
    sex: row.sex,
    ageBand: row.ageBand,
    acceptedAt: row.acceptedAt.toISOString(),
  };
}

export function lawyerView(row: LawyerRow, keys: Keys): LawyerView {
  const key = keys.get(row.id);
  return {
    id: row.id,
    version: row.version,
    name: key?.open('lawyer.name', row.nameCt) ?? '',
    barNumber: key?.open('lawyer.bar-number', row.barNumberCt) ?? '',
    governorates: row.governorates,
    languages: row.languages,
    trainedForChildren: row.trainedForChildren,
    active: row.active,
    hasAccount: row.userId !== null,
    matters: row.matters,
  };
}

export function matterListItem(row: MatterBase, keys: Keys): LegalMatterListItem {
  return {
    id: row.id,
    version: row.version,
    called: keys.get(row.id)?.open('legal-matter.called', row.calledCt) ?? '',
    urgency: row.urgency,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    openedAt: row.openedAt.toISOString(),
    lawyer: lawyerName(standingOf(row), keys),
    sharingEnded: row.sharingEndedAt !== null,
  };
}

export function assignmentView(row: AssignmentRow, keys: Keys): LawyerAssignmentView {
  return {
    id: row.id,
    lawyerId: row.lawyerId,
    lawyer: lawyerName(row, keys) ?? '',
    status: row.status,
    offeredAt: row.offeredAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
  };
}

export function conflictView(row: ConflictRow, keys: Keys): LawyerConflictView {
  return { lawyer: lawyerName(row, keys) ?? '', conflict: row.conflict, declaredAt: row.declaredAt.toISOString() };
}

/** @param key the matter's own */
export function aidView(row: AidRow, key: DataKey, keys: Keys): LegalAidView {
  return {
    id: row.id,
    kind: row.kind,
    deliveredOn: row.deliveredOn,
    lawyer: lawyerName(row, keys),
    language: row.language,
    interpreter: row.interpreter,
    authority: row.authority,
    words: key.open('legal-aid.words', row.wordsCt),
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    version: row.version,
    corrected: row.corrected,
  };
}

export function choiceView(row: ChoiceRow, { facts }: MatterRow, keys: Keys): LawyerChoice {
  return {
    id: row.id,
    name: keys.get(row.id)?.open('lawyer.name', row.nameCt) ?? '',
    near: row.governorates.includes(facts.governorate),
    speaks: facts.languages.some((language) => row.languages.includes(language)),
    trainedForChildren: row.trainedForChildren,
    matters: row.matters,
  };
}
