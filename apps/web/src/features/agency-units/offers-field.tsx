import { Fieldset, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { freePlaces, personCategories, services, servicesOfUnitKind, type UnitKind } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { offerKey, type Offers } from './unit-values';

const notOffered = 'not-offered';

/** For each service of the kind and each kind of person: not offered, offered without free places, or with some. Never how many. */
export function OffersField({
  kind,
  offers,
  onChange,
}: {
  readonly kind: UnitKind;
  readonly offers: Offers;
  readonly onChange: (offers: Offers) => void;
}) {
  const { t, code, options } = useWords();
  const offered = servicesOfUnitKind[kind];
  if (offered.length === 0) return <Text c="dimmed">{t('agency-unit.offers-none')}</Text>;
  const choices = [{ value: notOffered, label: t('agency-unit.not-offered') }, ...options(freePlaces)];
  return (
    <Stack gap="md">
      {offered.map((service) => (
        <Fieldset key={service} legend={code(services, service)}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
            {personCategories.codes.map((whom) => {
              const key = offerKey(service, whom);
              const { [key]: now, ...others } = offers;
              return (
                <Select
                  key={whom}
                  label={code(personCategories, whom)}
                  data={choices}
                  value={now ?? notOffered}
                  allowDeselect={false}
                  onChange={(chosen) => onChange(freePlaces.has(chosen) ? { ...offers, [key]: chosen } : others)}
                />
              );
            })}
          </SimpleGrid>
        </Fieldset>
      ))}
    </Stack>
  );
}
