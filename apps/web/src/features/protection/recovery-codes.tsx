import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useWords } from '../../platform/words';
import { useSayDone } from '../../ui/say-done';
import classes from './protection.module.css';

interface Props {
  readonly codes: readonly string[];
  /** The page's own title, or one inside a dialog that has it already. */
  readonly level: 1 | null;
  readonly onKept: () => void;
}

/** Ten codes, shown this once: to be printed or copied and locked away. Only they are printed. */
export function RecoveryCodes({ codes, level, onKept }: Props) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    sayDone('codes.copied');
  };
  return (
    <Stack gap="md" className={classes.sheet}>
      {level && (
        <Title order={level} size="h2">
          {t('codes.title')}
        </Title>
      )}
      <Text>{t('codes.text')}</Text>
      <ol className={classes.codes} dir="ltr" aria-label={t('codes.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Group gap="sm" className={classes.unprinted}>
        <Button variant="default" leftSection={<IconCopy size={18} aria-hidden="true" />} onClick={() => void copy()}>
          {t('codes.copy')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
          {t('codes.print')}
        </Button>
        <Button leftSection={<IconCheck size={18} aria-hidden="true" />} onClick={onKept}>
          {t('codes.kept')}
        </Button>
      </Group>
    </Stack>
  );
}
