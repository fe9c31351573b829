import type { ReactNode } from 'react';
import { Stack } from '@mantine/core';
import {
  acts,
  ageBands,
  detectionChannels,
  exploitationForms,
  governorates,
  means,
  safeContacts,
  sexes,
  specialNeeds,
  type ExploitationView,
  type PreviewedCase,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { PersonName } from '../../ui/person-name';
import classes from './category-sections.module.css';

/** Core: what everybody who works on the case may know. */
export function CoreSection({ record }: { readonly record: Partial<PreviewedCase> }) {
  const { t, code, list, languageName } = useWords();
  const { date } = useDates();
  const { person } = record;
  return (
    <DefinitionList
      items={[
        { term: t('person.alias'), value: person && <PersonName>{person.alias}</PersonName> },
        { term: t('person.sex'), value: person && code(sexes, person.sex) },
        { term: t('person.age-band'), value: person && code(ageBands, person.ageBand) },
        { term: t('person.languages'), value: person && list(person.languages.map(languageName)) },
        { term: t('case.governorate'), value: record.governorate && code(governorates, record.governorate) },
        { term: t('case.found-at'), value: record.foundAt && date(record.foundAt, record.foundAtPrecision) },
        { term: t('case.found-by'), value: record.foundBy && code(detectionChannels, record.foundBy) },
        { term: t('case.safe-contact'), value: record.safeContact && code(safeContacts, record.safeContact) },
        {
          term: t('case.special-needs'),
          value:
            record.specialNeeds &&
            (record.specialNeeds.length ? list(record.specialNeeds.map((need) => code(specialNeeds, need))) : t('case.no-special-needs')),
        },
      ]}
    />
  );
}

/** Identity: who the person is. What a packet left out has no key, and no line: unknown is said of what is open and empty alone. */
export function IdentitySection({ record }: { readonly record: Partial<PreviewedCase> }) {
  const { t, country } = useWords();
  const { date, number } = useDates();
  const { person } = record;
  if (!person) return null;
  const name = [person.givenName, person.familyName].filter(Boolean).join(' ');
  const lines = [
    { open: 'givenName' in person, term: t('person.name'), value: name && <PersonName>{name}</PersonName> },
    {
      open: 'birthDate' in person,
      term: t('person.birth-date'),
      value: person.birthDate && date(person.birthDate, person.birthDatePrecision ?? 'day'),
    },
    {
      open: 'ageYears' in person,
      term: t('person.age-years'),
      value: typeof person.ageYears === 'number' ? number(person.ageYears) : null,
    },
    { open: 'nationality' in person, term: t('person.nationality'), value: person.nationality && country(person.nationality) },
    { open: 'phone' in person, term: t('person.phone'), value: person.phone && <bdi dir="ltr">{person.phone}</bdi> },
  ];
  return <DefinitionList items={lines.filter(({ open }) => open).map(({ term, value }) => ({ term, value }))} />;
}

/** Exploitation: each form with its acts and means. */
export function ExploitationSection({ records }: { readonly records: readonly ExploitationView[] }) {
  const { t, code, list } = useWords();
  if (records.length === 0) return <p className={classes.none}>{t('exploitation.none')}</p>;
  return (
    <Stack gap="md">
      {records.map((record, place) => (
        <Entry key={`${record.form}-${place}`} title={code(exploitationForms, record.form)}>
          {record.acts && record.means && (
            <DefinitionList
              items={[
                { term: t('exploitation.acts'), value: list(record.acts.map((act) => code(acts, act))) },
                { term: t('exploitation.means'), value: list(record.means.map((used) => code(means, used))) },
              ]}
            />
          )}
        </Entry>
      ))}
    </Stack>
  );
}

function Entry({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.entry}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}
