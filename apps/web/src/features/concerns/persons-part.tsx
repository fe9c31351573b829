import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { ageBands, sexes } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import classes from './concerns.module.css';
import type { PartProps } from './report-form';
import { emptyPerson, type PersonValues } from './report-values';

const mostPersons = 10;

/** Who was seen, one by one, as far as could be told without asking. */
export function PersonsPart({ values, onChange }: PartProps) {
  const { t, options, languageName } = useWords();
  const { number } = useDates();
  const { persons, peopleCount } = values;
  const keep = (next: readonly PersonValues[]): void => onChange({ persons: next, peopleCount: Math.max(peopleCount, next.length) });
  const set = (place: number, changed: Partial<PersonValues>): void =>
    keep(persons.map((person, n) => (n === place ? { ...person, ...changed } : person)));
  return (
    <Stack gap="md">
      {persons.map((person, place) => (
        <section key={place} className={classes.person} aria-label={t('concern.person', { number: number(place + 1) })}>
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{t('concern.person', { number: number(place + 1) })}</Text>
            <Button variant="subtle" size="sm" onClick={() => keep(persons.filter((_, n) => n !== place))}>
              {t('concern.remove-person')}
            </Button>
          </Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              size="lg"
              label={t('concern.sex')}
              value={person.sex}
              data={options(sexes)}
              onChange={({ currentTarget: { value } }) => sexes.has(value) && set(place, { sex: value })}
            />
            <NativeSelect
              size="lg"
              label={t('concern.age')}
              value={person.ageBand}
              data={options(ageBands)}
              onChange={({ currentTarget: { value } }) => ageBands.has(value) && set(place, { ageBand: value })}
            />
            <NativeSelect
              size="lg"
              label={t('concern.language')}
              value={person.language ?? ''}
              data={[{ value: '', label: '—' }, ...languageCodes.map((value) => ({ value, label: languageName(value) }))]}
              onChange={({ currentTarget: { value } }) => set(place, { language: value || null })}
            />
            <TextInput
              size="lg"
              label={t('concern.name')}
              maxLength={200}
              autoComplete="off"
              value={person.name}
              onChange={({ currentTarget: { value } }) => set(place, { name: value })}
            />
            <TextInput
              size="lg"
              label={t('concern.phone')}
              maxLength={40}
              inputMode="tel"
              dir="ltr"
              autoComplete="off"
              value={person.phone}
              onChange={({ currentTarget: { value } }) => set(place, { phone: value })}
            />
          </SimpleGrid>
        </section>
      ))}
      {persons.length < mostPersons && (
        <Button
          variant="default"
          size="lg"
          leftSection={<IconUserPlus size={20} aria-hidden="true" />}
          onClick={() => keep([...persons, emptyPerson])}
        >
          {t('concern.add-person')}
        </Button>
      )}
    </Stack>
  );
}
