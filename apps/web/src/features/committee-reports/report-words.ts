import {
  chaptersOf,
  committeeReportChapters,
  interfaceLanguages,
  type CommitteeReportText,
  type CommitteeReportView,
  type IsoDate,
  type ReleaseId,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { FieldOfBoth } from '../../ui/both-versions';

/** What the secretariat writes of a report, as it is being written. */
export interface ReportWords {
  readonly texts: readonly CommitteeReportText[];
  readonly letterNumber: string;
  readonly letterDate: IsoDate | null;
  readonly releases: readonly ReleaseId[];
}

export const begunWords = ({ kind, texts, letterNumber, letterDate, releases }: CommitteeReportView): ReportWords => ({
  texts: chaptersOf(kind).map((chapter) => texts.find((text) => text.chapter === chapter) ?? { chapter, ar: '', ckb: '', en: '' }),
  letterNumber: letterNumber ?? '',
  letterDate,
  releases,
});

/** What differs between what was typed and what is saved, in words. */
export function useReportDifferences(): (one: CommitteeReportView, mine: ReportWords) => readonly FieldOfBoth[] {
  const { t, code, list, languageName } = useWords();
  const { date } = useDates();
  const wordsOf = (of: ReportWords) => [
    { field: 'letter', label: t('committee-reports.letter-number'), words: of.letterNumber },
    { field: 'letter date', label: t('committee-reports.letter-date'), words: of.letterDate === null ? '' : date(of.letterDate) },
    { field: 'tables', label: t('committee-reports.tables'), words: list([...of.releases]) },
    ...of.texts.flatMap((text) =>
      interfaceLanguages.map((language) => ({
        field: `${text.chapter} ${language}`,
        label: `${code(committeeReportChapters, text.chapter)} · ${languageName(language)}`,
        words: text[language],
      })),
    ),
  ];
  return (one, mine) => {
    const saved = wordsOf(begunWords(one));
    return wordsOf(mine)
      .map(({ field, label, words }) => ({ field, label, mine: words, theirs: saved.find((each) => each.field === field)?.words ?? '' }))
      .filter((field) => field.mine !== field.theirs);
  };
}
