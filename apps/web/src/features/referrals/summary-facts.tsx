import { ageBands, governorates, sexes, specialNeeds, type ReferralSummary } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';

/** The summary a desk decides from: nothing that tells who the person is. */
export function SummaryFacts({ summary }: { readonly summary: ReferralSummary }) {
  const { t, code, list, languageName } = useWords();
  return (
    <DefinitionList
      items={[
        { term: t('person.sex'), value: code(sexes, summary.sex) },
        { term: t('person.age-band'), value: code(ageBands, summary.ageBand) },
        { term: t('case.governorate'), value: code(governorates, summary.governorate) },
        { term: t('person.languages'), value: list(summary.languages.map(languageName)) },
        {
          term: t('case.special-needs'),
          value: summary.specialNeeds.length
            ? list(summary.specialNeeds.map((need) => code(specialNeeds, need)))
            : t('case.no-special-needs'),
        },
      ]}
    />
  );
}

/** The same in one line, for lists. */
export function SummaryLine({ summary }: { readonly summary: ReferralSummary }) {
  const { code, list, languageName } = useWords();
  const parts = [
    code(sexes, summary.sex),
    code(ageBands, summary.ageBand),
    code(governorates, summary.governorate),
    ...summary.languages.slice(0, 2).map(languageName),
  ];
  return <span>{list(parts)}</span>;
}
