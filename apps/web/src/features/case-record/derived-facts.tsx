import { categories, derivedStates, proceedingStages, travelFitness, type DerivedFact, type WithheldFact } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import classes from './category-sections.module.css';

/** What may be known of others' records: given or not, and the month where it may be told. In a preview, that something is told and not what. */
export function DerivedFacts({ record }: { readonly record: { readonly derived: readonly (DerivedFact | WithheldFact)[] } }) {
  const { t, code } = useWords();
  const { date } = useDates();
  if (record.derived.length === 0) return null;
  const valueOf = (told: DerivedFact | WithheldFact): string => {
    if ('withheld' in told) return t('derived.withheld');
    if (told.fact === 'fit-to-travel') {
      const { stated } = told;
      return stated === null
        ? t('travel.none')
        : t('travel.stated', { fitness: code(travelFitness, stated.fitness), date: date(stated.validUntil) });
    }
    if (told.category === 'proceedings' && 'stage' in told)
      return told.stage === null ? t('proceeding.status-none') : code(proceedingStages, told.stage);
    const state = code(derivedStates, told.state);
    const given = told.month === null ? state : t('derived.in-month', { state, month: date(told.month, 'month') });
    return told.reported === undefined ? given : `${given} · ${t('derived.reported', { month: date(told.reported, 'month') })}`;
  };
  return (
    <section>
      <h3 className={classes.heading}>{t('derived.title')}</h3>
      <DefinitionList
        items={record.derived.map((told) => ({
          term: told.fact === 'fit-to-travel' ? t('travel.title') : code(categories, told.category),
          value: valueOf(told),
        }))}
      />
    </section>
  );
}
