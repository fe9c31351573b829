import {
  availableReportMoves,
  categoryOfPart,
  maskOf,
  printableReports,
  reportParts,
  type CategoryMask,
  type ReportBody,
  type ReportPart,
  type ReportPartBody,
  type ReportView,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { ReportRow, SealedParts } from './report.store';

const fields = ['examined', 'findings', 'treatment', 'recommendations'] as const;

/** The words of each part, sealed apart: a part is opened by who reads its category. */
export function sealedParts(key: DataKey, body: ReportBody): SealedParts {
  const seal = (part: ReportPart): Buffer | null => {
    const words = body[part];
    return words ? key.seal(`medical_report_part.${part}`, JSON.stringify(fields.map((field) => words[field] ?? ''))) : null;
  };
  return { physicalCt: seal('physical'), psychologicalCt: seal('psychological') };
}

function openedPart(row: ReportRow, key: DataKey, part: ReportPart): ReportPartBody | null {
  const opened = key.open(`medical_report_part.${part}`, part === 'physical' ? row.physicalCt : row.psychologicalCt);
  if (opened === null) return null;
  const [examined = '', findings = '', treatment = '', recommendations = ''] = JSON.parse(opened) as string[];
  const given = (words: string): string | null => (words === '' ? null : words);
  return { examined: given(examined), findings, treatment: given(treatment), recommendations: given(recommendations) };
}

/** @param may what the reader's roles let them do with any report */
export function reportView(row: ReportRow, key: DataKey, may: { readonly change: boolean; readonly print: boolean }): ReportView {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    language: row.language,
    examinedOn: row.examinedOn,
    physical: openedPart(row, key, 'physical'),
    psychological: openedPart(row, key, 'psychological'),
    status: row.status,
    edition: row.edition,
    replacesId: row.replacesId,
    replaced: row.replaced,
    draftedAt: row.draftedAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    signedAs: key.open('medical_report.signed', row.signedCt),
    withdrawal: row.withdrawal,
    moves: may.change && !key.erased ? availableReportMoves(row.status) : [],
    printable: may.print && !key.erased && printableReports.includes(row.status),
  };
}

/** The categories that a report's parts have, of those that this reader reads. */
export const maskOfReport = (of: Pick<ReportView, ReportPart>): CategoryMask =>
  maskOf(...reportParts.codes.filter((part) => of[part]).map((part) => categoryOfPart[part]));
