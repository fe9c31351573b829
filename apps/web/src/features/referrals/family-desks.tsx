import { Alert, Radio, Select, Stack } from '@mantine/core';
import { IconBed } from '@tabler/icons-react';
import { freePlaces, type CaseView, type ReferralProposalView, type UnitId } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { desksForAll } from './family-values';
import { useProposalsOf } from './family.queries';
import { ReferDeskStep } from './refer-desk-step';
import type { ReferValues } from './refer-values';

interface Props {
  readonly people: readonly CaseView[];
  readonly values: ReferValues;
  readonly proposals: ReturnType<typeof useProposalsOf>;
  /** One desk for all of them, or one for each. */
  readonly together: boolean;
  readonly onTogether: (together: boolean) => void;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly deskOf: (person: CaseView) => UnitId | null;
  readonly onDesk: (person: CaseView, desk: UnitId | null) => void;
  readonly missing: boolean;
}

/** One desk that takes all of them, with the places it has for all of them; or a desk for each person. */
export function FamilyDesks({ people, values, proposals, together, onTogether, onChange, deskOf, onDesk, missing }: Props) {
  const { t, name, code, list } = useWords();
  const [first] = people;
  if (proposals.error) return <ErrorState error={proposals.error} onRetry={proposals.refetch} />;
  if (!proposals.data || !first) return <LoadingState rows={3} height={110} />;
  const forAll = desksForAll(proposals.data);
  const chosen = forAll.find(({ id }) => id === values.unitId);
  const label = (unit: ReferralProposalView): string => list([name(unit.name), code(freePlaces, unit.freePlaces)]);
  return (
    <Stack gap="lg">
      <Panel title={t('family.where')}>
        <Radio.Group value={together ? 'one' : 'several'} onChange={(way) => onTogether(way === 'one')} aria-label={t('family.where')}>
          <Stack gap="sm">
            <Radio value="one" label={t('family.one-desk')} description={t('family.one-desk-hint')} />
            <Radio value="several" label={t('family.several-desks')} description={t('family.several-desks-hint')} />
          </Stack>
        </Radio.Group>
      </Panel>
      {together ? (
        <>
          <ReferDeskStep
            values={values}
            onChange={onChange}
            record={first}
            units={forAll}
            error={null}
            onRetry={proposals.refetch}
            missing={missing ? 'desk' : null}
          />
          {chosen && (
            <Alert color={chosen.freePlaces === 'some' ? 'good' : 'warn'} icon={<IconBed aria-hidden="true" />} role="status">
              {t(chosen.freePlaces === 'some' ? 'family.places-for-all' : 'family.no-places-for-all')}
            </Alert>
          )}
        </>
      ) : (
        <Panel title={t('refer.desks')}>
          <Stack gap="md">
            {people.map((person, place) => (
              <Select
                key={person.id}
                label={t('family.desk-of', { person: person.person.alias })}
                data={(proposals.data?.[place] ?? []).map((unit) => ({ value: unit.id, label: label(unit) }))}
                value={deskOf(person)}
                onChange={(id) => onDesk(person, id ?? null)}
                nothingFoundMessage={t('refer.no-desk')}
                error={missing && deskOf(person) === null ? t('refer.desk-missing') : null}
              />
            ))}
          </Stack>
        </Panel>
      )}
    </Stack>
  );
}
