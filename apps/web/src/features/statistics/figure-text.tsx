import type { Counts, DimensionView, ProtectedFigure } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** A figure in the reader's digits, or its sign in words. */
export function useFigureText(counts: Counts['of']): (figure: ProtectedFigure) => string {
  const { t } = useWords();
  const { number } = useDates();
  return (figure) => {
    if (typeof figure === 'string') return t(`figure-sign.${figure}`);
    const grouped = String(figure).replace(/\B(?=(\d{3})+$)/g, '\u202f');
    return counts === 'ratio' ? t('statistics.percent', { number: number(grouped) }) : number(grouped);
  };
}

/** A category in words; what a release merged for being rare is `other` in every dimension. */
export function useCategoryName(): (dimension: Pick<DimensionView, 'words'>, category: string) => string {
  const { t } = useWords();
  return ({ words }, category) => (category === 'other' ? t('statistics.other') : t(`${words}.${category}`));
}
