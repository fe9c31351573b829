import type { ReactNode } from 'react';
import { ageBands, governorates, safeContacts, sexes, specialNeeds } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ChooseVersion } from '../../ui/both-versions';
import { PersonName } from '../../ui/person-name';
import type { CaseFormValues } from './case-form-values';

interface Props {
  readonly mine: CaseFormValues;
  readonly theirs: CaseFormValues;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

type Field = Exclude<keyof CaseFormValues, 'ageSource' | 'foundAt' | 'foundBy' | 'exploitation'>;

/** Somebody else saved first: both versions of every field that differs, and a choice. Nothing typed is lost. */
export function ChangeConflict({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useWords();
  const fields = useFieldWords();
  const differing = fields.filter(({ field }) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
  return (
    <ChooseVersion
      fields={differing.map(({ field, label, show }) => ({ field, label, mine: show(mine), theirs: show(theirs) }))}
      keepLabel={t('edit-case.keep-mine')}
      onKeepMine={onKeepMine}
      onTakeTheirs={onTakeTheirs}
    />
  );
}

function useFieldWords(): readonly {
  readonly field: Field;
  readonly label: string;
  readonly show: (values: CaseFormValues) => ReactNode;
}[] {
  const { t, code, list, country, languageName } = useWords();
  const { date, number } = useDates();
  const named = (text: string): ReactNode => text && <PersonName>{text}</PersonName>;
  return [
    { field: 'alias', label: t('person.alias'), show: ({ alias }) => named(alias) },
    { field: 'givenName', label: t('person.given-name'), show: ({ givenName }) => named(givenName) },
    { field: 'familyName', label: t('person.family-name'), show: ({ familyName }) => named(familyName) },
    { field: 'sex', label: t('person.sex'), show: ({ sex }) => sex && code(sexes, sex) },
    { field: 'birthDate', label: t('person.birth-date'), show: ({ birthDate }) => birthDate && date(birthDate) },
    { field: 'ageYears', label: t('person.age-years'), show: ({ ageYears }) => number(ageYears) },
    { field: 'ageBand', label: t('person.age-band'), show: ({ ageBand }) => code(ageBands, ageBand) },
    { field: 'nationality', label: t('person.nationality'), show: ({ nationality }) => nationality && country(nationality) },
    { field: 'languages', label: t('person.languages'), show: ({ languages }) => list(languages.map(languageName)) },
    { field: 'phone', label: t('person.phone'), show: ({ phone }) => <bdi dir="ltr">{phone}</bdi> },
    { field: 'governorate', label: t('case.governorate'), show: ({ governorate }) => governorate && code(governorates, governorate) },
    {
      field: 'specialNeeds',
      label: t('case.special-needs'),
      show: (values) => list(values.specialNeeds.map((need) => code(specialNeeds, need))),
    },
    { field: 'safeContact', label: t('case.safe-contact'), show: ({ safeContact }) => code(safeContacts, safeContact) },
  ];
}
