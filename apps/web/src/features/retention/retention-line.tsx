import { retentionRules } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { useCaseRetention } from './retention.queries';

/** Says of a closed case when what identifies the person is erased, or that it is held, or gone. */
export function RetentionLine({ caseId }: { readonly caseId: string }) {
  const { t, code } = useWords();
  const { date, instant } = useDates();
  const { data } = useCaseRetention(caseId);
  if (!data) return null;
  if (data.erasedAt !== null) return <div>{t('retention.gone', { time: instant(data.erasedAt) })}</div>;
  if (data.held) return <div>{t('retention.is-held')}</div>;
  if (data.rule === null) return null;
  const rule = code(retentionRules, data.rule);
  return <div>{data.dueOn === null ? t('retention.no-day') : t('retention.erased-from', { date: date(data.dueOn), rule })}</div>;
}
