import { useState } from 'react';
import { Button, Checkbox, Group, Select } from '@mantine/core';
import { personCategories, personCategoryOf, type OwedPlacement, type PersonCategory } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useOpenPlacement } from './placements.queries';

/** Puts the person of an accepted referral on the waiting list, for the kind of place that fits. */
export function OpenPlacement({ owed }: { readonly owed: OwedPlacement }) {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const fitting = personCategoryOf(owed);
  const [person, setPerson] = useState<PersonCategory | null>(fitting[0] ?? null);
  const [adapted, setAdapted] = useState(false);
  const open = useOpenPlacement(owed.caseId);
  return (
    <div>
      <Group gap="sm">
        <Select
          aria-label={t('shelter.for-whom')}
          w="9rem"
          data={options(personCategories, fitting)}
          value={person}
          onChange={(value) => personCategories.has(value) && setPerson(value)}
          allowDeselect={false}
        />
        <Checkbox label={t('shelter.needs-adapted')} checked={adapted} onChange={(event) => setAdapted(event.currentTarget.checked)} />
        <Button
          loading={open.isPending}
          onClick={() =>
            // Awaited, not called back: the row goes with the next look at the list, and its callbacks with it.
            person !== null &&
            void open.mutateAsync({ referralId: owed.referralId, personCategory: person, needsAdapted: adapted }).then(
              ({ id }) => {
                sayDone('shelter.done');
                void navigate(`/placements/${id}`);
              },
              () => undefined,
            )
          }
        >
          {t('shelter.put-on-list')}
        </Button>
      </Group>
      <ProblemAlert error={open.error} />
    </div>
  );
}
