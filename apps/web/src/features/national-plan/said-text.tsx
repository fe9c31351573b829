import { Stack, Text } from '@mantine/core';

/** What somebody wrote, under what it is and when it was said. */
export function SaidText({ title, when, children }: { readonly title: string; readonly when: string; readonly children: string }) {
  return (
    <Stack gap={4}>
      <Text fw={600}>{title}</Text>
      <Text dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {children}
      </Text>
      <Text size="sm" c="dimmed">
        {when}
      </Text>
    </Stack>
  );
}
