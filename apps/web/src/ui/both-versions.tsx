import type { ReactNode } from 'react';
import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useWords } from '../platform/words';
import { ScrollRegion } from './scroll-region';
import classes from './both-versions.module.css';

/** A field that differs, as it was typed and as it is saved. */
export interface FieldOfBoth {
  readonly field: string;
  readonly label: string;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

interface Props {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly FieldOfBoth[];
  /** What may be done about it. */
  readonly children: ReactNode;
}

/** What was typed beside what is saved, field by field. Nothing typed is lost. */
export function BothVersions({ title, text, fields, children }: Props) {
  const { t } = useWords();
  return (
    <Alert color="warn" role="alert" icon={<IconGitMerge aria-hidden="true" />} title={title} data-no-print>
      <Text size="sm" mb="sm">
        {text}
      </Text>
      <ScrollRegion label={title}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('both-versions.field')}</Table.Th>
              <Table.Th scope="col">{t('both-versions.mine')}</Table.Th>
              <Table.Th scope="col">{t('both-versions.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ field, label, mine, theirs }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td className={classes.words} dir="auto">
                  {mine}
                </Table.Td>
                <Table.Td className={classes.words} dir="auto">
                  {theirs}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Group gap="sm" mt="sm">
        {children}
      </Group>
    </Alert>
  );
}

interface ChoiceProps {
  readonly fields: readonly FieldOfBoth[];
  readonly keepLabel: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody else saved first: both versions of every field that differs, and a choice. */
export function ChooseVersion({ fields, keepLabel, onKeepMine, onTakeTheirs }: ChoiceProps) {
  const { t } = useWords();
  return (
    <BothVersions title={t('both-versions.conflict')} text={t('both-versions.conflict-text')} fields={fields}>
      <Button variant="filled" onClick={onKeepMine}>
        {keepLabel}
      </Button>
      <Button variant="default" onClick={onTakeTheirs}>
        {t('both-versions.take-theirs')}
      </Button>
    </BothVersions>
  );
}
