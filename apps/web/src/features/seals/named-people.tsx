import { useState } from 'react';
import { ActionIcon, Button, Group, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CasePerson, CaseView, SealView, UserId } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { peopleOptions } from './people-options';
import { useCasePeople, useNameOnSeal, useUnnameOnSeal } from './seals.queries';
import classes from './people-list.module.css';

/** The people named on a seal; those who lead the case add and strike out. */
export function NamedPeople({ record, seal }: { readonly record: CaseView; readonly seal: SealView }) {
  const { t, name } = useWords();
  const people = useCasePeople(record.id, seal.leads);
  const add = useNameOnSeal(record.id, seal);
  const remove = useUnnameOnSeal(record.id, seal);
  const [chosen, setChosen] = useState<UserId | null>(null);
  const [removing, setRemoving] = useState<CasePerson | null>(null);
  const others = (people.data ?? []).filter(({ userId }) => !seal.names.some((named) => named.userId === userId));
  return (
    <section aria-label={t('seal.named')}>
      <ul className={classes.list}>
        {seal.names.map((person) => (
          <li key={person.userId} className={classes.item}>
            <div>
              <div className={classes.name}>{person.displayName}</div>
              <div className={classes.more}>{[name(person.unit.name), ...(person.leads ? [t('seal.leading')] : [])].join(' · ')}</div>
            </div>
            {seal.leads && (
              <ActionIcon
                variant="subtle"
                color="slate"
                size="lg"
                aria-label={t('seal.remove', { name: person.displayName })}
                onClick={() => setRemoving(person)}
              >
                <IconX size={18} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {seal.leads && others.length > 0 && (
        <Group align="flex-end" gap="sm" mt="sm">
          <Select
            className={classes.pick}
            label={t('seal.name')}
            placeholder={t('seal.name-pick')}
            searchable
            clearable
            data={peopleOptions(others, name)}
            value={chosen}
            onChange={(picked) => setChosen(picked)}
          />
          <Button
            variant="default"
            disabled={chosen === null}
            loading={add.isPending}
            onClick={() => chosen && add.mutate({ userId: chosen }, { onSuccess: () => setChosen(null) })}
          >
            {t('seal.add')}
          </Button>
        </Group>
      )}
      <ProblemAlert error={add.error} />
      {removing && (
        <ConfirmDialog
          opened
          danger
          title={t('seal.remove-title')}
          text={t('seal.remove-text', { name: removing.displayName })}
          confirmLabel={t('seal.remove-done')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ userId: removing.userId }, { onSuccess: () => setRemoving(null) })}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}
