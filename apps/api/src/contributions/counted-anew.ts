import { faultOfFile } from '@himaya/disclosure';
import { contributionColumns } from '@himaya/domain/reference';
import { fileRules } from './compute-contributions';
import type { ContributionRow } from './contribution.store';

/** The file, where a count by nothing of what made it finds it safe; else null. @param content what is about to leave */
export const countedAnew = (row: Pick<ContributionRow, 'from' | 'to'>, content: string | null): string | null =>
  content === null || faultOfFile(content, fileRules(contributionColumns(row))) !== null ? null : content;
