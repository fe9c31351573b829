import type { Counts, ProtectedFigure } from '@himaya/domain';
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
