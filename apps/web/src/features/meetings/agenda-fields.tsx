import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconListNumbers, IconPlus, IconTrash } from '@tabler/icons-react';
import { meetingLimits } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { nextKey, type Point } from './minutes-writing';

interface Props {
  readonly agenda: readonly Point[];
  readonly onChange: (agenda: readonly Point[]) => void;
}

/** The points of the agenda, one a row. */
export function AgendaFields({ agenda, onChange }: Props) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Panel title={t('meetings.agenda')} icon={<IconListNumbers size={20} aria-hidden="true" />}>
      <Stack gap="sm">
        {agenda.map(({ key, text }, at) => (
          <Group key={key} gap="xs" wrap="nowrap" align="flex-end">
            <TextInput
              label={t('meetings.point', { number: number(at + 1) })}
              value={text}
              onChange={({ currentTarget: { value } }) => onChange(agenda.map((each) => (each.key === key ? { key, text: value } : each)))}
              maxLength={meetingLimits.point}
              dir="auto"
              style={{ flex: 1 }}
            />
            <ActionIcon
              size="xl"
              variant="default"
              aria-label={t('meetings.remove-point', { number: number(at + 1) })}
              onClick={() => onChange(agenda.filter((each) => each.key !== key))}
            >
              <IconTrash size={20} aria-hidden="true" />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            disabled={agenda.length >= meetingLimits.agenda}
            onClick={() => onChange([...agenda, { key: nextKey(agenda), text: '' }])}
          >
            {t('meetings.add-point')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
