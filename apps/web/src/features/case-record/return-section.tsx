import { repatriationStatuses, returnSteps, type PreviewedCase } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import classes from './category-sections.module.css';

/** How far the person's return is, for whoever reads of it and does not work on it: where it stands, what was done, and when. */
export function ReturnSection({ record: { returning } }: { readonly record: Pick<PreviewedCase, 'returning'> }) {
  const { t, code } = useWords();
  const { date } = useDates();
  if (returning === undefined) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('return.on-case')}</h3>
      <DefinitionList
        items={[
          { term: t('return.stands'), value: `${code(repatriationStatuses, returning.status)} · ${date(returning.since)}` },
          ...returning.steps.map(({ step, on }) => ({ term: code(returnSteps, step), value: date(on) })),
        ]}
      />
    </section>
  );
}
