import type { ReactNode } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconKey, IconPrinter } from '@tabler/icons-react';
import type { UserWithCodeView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import classes from './users.module.css';

/** The one-time code on a sheet that can be handed over; nowhere else is it ever shown. */
export function CodeSheet({ user, children }: { readonly user: UserWithCodeView; readonly children: ReactNode }) {
  const { t, name } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('code-sheet.title')} icon={<IconKey size={22} stroke={1.7} aria-hidden="true" />}>
      <Stack gap="md">
        <Alert color="warn" role="status" icon={<IconAlertTriangle aria-hidden="true" />}>
          {t('code-sheet.once')}
        </Alert>
        <div className={classes.code} dir="ltr" translate="no" role="group" aria-label={t('code-sheet.code')}>
          {user.code}
        </div>
        <DefinitionList
          items={[
            { term: t('user.display-name'), value: <PersonName>{user.displayName}</PersonName> },
            { term: t('user.username'), value: <bdi dir="ltr">{user.username}</bdi> },
            { term: t('user.unit'), value: name(user.unit.name) },
            { term: t('code-sheet.until'), value: user.codeUntil && instant(user.codeUntil) },
          ]}
        />
        <Text>{t('code-sheet.how')}</Text>
        <Group gap="sm" className={classes.noPrint}>
          <Button variant="light" leftSection={<IconPrinter size={20} aria-hidden="true" />} onClick={() => globalThis.print()}>
            {t('code-sheet.print')}
          </Button>
          {children}
        </Group>
      </Stack>
    </Panel>
  );
}
