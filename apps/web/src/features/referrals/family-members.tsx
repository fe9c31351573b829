import { Checkbox, Stack } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { ageBands, sexes, type CaseView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { CaseNumber } from '../case-record';
import { mayBeSent } from './family-values';
import classes from './refer-wizard.module.css';

interface Props {
  readonly first: CaseView;
  readonly others: readonly CaseView[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly missing: boolean;
}

/** Who goes together: the person whose case this is, and those linked to it on whose cases the own unit works too. */
export function FamilyMembers({ first, others, chosen, onChange, missing }: Props) {
  const { t, code, list } = useWords();
  return (
    <Panel title={t('family.members')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
      <Checkbox.Group label={t('family.members-hint')} value={[first.id, ...chosen]} onChange={onChange}>
        <Stack gap="sm" mt="xs">
          {[first, ...others].map((record) => (
            <Checkbox
              key={record.id}
              value={record.id}
              disabled={record.id === first.id || !mayBeSent(record)}
              label={
                <>
                  <PersonName>{record.person.alias}</PersonName> <CaseNumber>{record.number}</CaseNumber>
                </>
              }
              description={
                mayBeSent(record)
                  ? list([code(sexes, record.person.sex), code(ageBands, record.person.ageBand)])
                  : t('family.member-closed')
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {missing && (
        <p className={classes.error} role="alert">
          {t('family.members-missing')}
        </p>
      )}
    </Panel>
  );
}
