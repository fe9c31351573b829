import { categories, derivedStates, type CaseView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import classes from './case-page.module.css';

/** What this reader may know of others' records: given or not, and the month where it may be told. */
export function DerivedFacts({ record }: { readonly record: CaseView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  if (record.derived.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('derived.title')}</h3>
      <DefinitionList
        items={record.derived.map(({ category, state, month }) => ({
          term: code(categories, category),
          value: month
            ? t('derived.in-month', { state: code(derivedStates, state), month: date(month, 'month') })
            : code(derivedStates, state),
        }))}
      />
    </section>
  );
}
