import { governorates, helpAudiences, helpDays, type HelpFacts } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';

/** Facts of help for whoever reviews them. */
export function HelpShown({ help }: { readonly help: HelpFacts }) {
  const { t, code, list, languageName } = useWords();
  const { phones, free, governorates: places, days, opens, closes, languages, audiences } = help;
  return (
    <DefinitionList
      items={[
        { term: t('portal-help.phones'), value: <bdi dir="ltr">{phones.join(' · ')}</bdi> },
        { term: t('portal-help.price'), value: t(free ? 'portal-help.free' : 'portal-help.not-free') },
        {
          term: t('portal-help.governorates'),
          value: places.length === 0 ? t('portal-help.whole-country') : list(places.map((one) => code(governorates, one))),
        },
        {
          term: t('portal-help.days'),
          value: `${code(helpDays, days)} · ${opens === null ? t('portal-help.day-and-night') : `${opens} – ${closes}`}`,
        },
        { term: t('portal-help.languages'), value: list(languages.map(languageName)) },
        { term: t('portal-help.audiences'), value: list(audiences.map((one) => code(helpAudiences, one))) },
      ]}
    />
  );
}
