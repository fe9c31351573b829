import { Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { planChanges, planVersionStates, type PlanActivityVersionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { toneOfVersion } from './tones';
import { useVersionFields, versionBefore } from './version-fields';

/** Every version of an activity, the latest first: what it says, and what it changed. */
export function ActivityVersions({ versions }: { readonly versions: readonly PlanActivityVersionView[] }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const fieldsOf = useVersionFields();
  return (
    <Panel title={t('national-plan.versions')} icon={<IconHistory size={20} aria-hidden="true" />}>
      <Stack component="ul" gap="xl" p={0} m={0} style={{ listStyle: 'none' }}>
        {versions.map((one) => (
          <li key={one.version}>
            <Group justify="space-between" gap="xs" mb="xs">
              <Text fw={600}>{`${t('national-plan.version', { number: number(one.version) })} · ${code(planChanges, one.reason)}`}</Text>
              <Group gap="xs">
                {one.retired && <StatusBadge tone="stopped">{t('national-plan.retired')}</StatusBadge>}
                {one.state !== 'past' && <StatusBadge tone={toneOfVersion[one.state]}>{code(planVersionStates, one.state)}</StatusBadge>}
              </Group>
            </Group>
            {one.writtenBy !== null && (
              <Text size="sm" c="dimmed" mb="xs">
                <bdi>{one.writtenBy}</bdi> · {instant(one.writtenAt)}
              </Text>
            )}
            <DefinitionList items={fieldsOf(one, versionBefore(one, versions))} />
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
