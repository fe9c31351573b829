import { use } from 'react';
import { Button, Stack, Text, Title } from '@mantine/core';
import type { FactorKind } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useLanguage } from '../../platform/language';
import { useWords } from '../../platform/words';
import { ProofForm } from './proof-form';

interface Props {
  readonly methods: readonly FactorKind[];
  readonly onDone: () => void;
  readonly onRestart: () => void;
}

/** The second step of the sign-in: the password was right. */
export function SecondFactorStep({ methods, onDone, onRestart }: Props) {
  const { t } = useWords();
  const { furtherWords } = useLanguage();
  use(furtherWords());
  useDocumentTitle('second-factor.title');
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('second-factor.title')}
        </Title>
        <Text c="dimmed">{t('second-factor.intro')}</Text>
      </div>
      <ProofForm methods={[...methods.toSorted((a) => (a === 'totp' ? -1 : 1)), 'recovery-code']} onProved={onDone} />
      <Button variant="subtle" color="slate" onClick={onRestart}>
        {t('second-factor.restart')}
      </Button>
    </Stack>
  );
}
