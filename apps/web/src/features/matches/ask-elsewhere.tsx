import { useEffect } from 'react';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconBuildingCommunity, IconPhoneCall, IconUsers } from '@tabler/icons-react';
import type { AskPossibleMatchBody } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAskElsewhere } from './matches.queries';

/** Asks the other units about a person the own ones do not know; the answer is one word. */
export function AskElsewhere({ body }: { readonly body: Partial<AskPossibleMatchBody> }) {
  const { t } = useWords();
  const ask = useAskElsewhere();
  const { name, birthYear, nationality } = body;
  const { reset } = ask;
  // An answer belongs to the question it was given to.
  useEffect(reset, [reset, name, birthYear, nationality]);
  const complete = name !== undefined && birthYear !== undefined && nationality !== undefined;
  return (
    <Panel title={t('find.elsewhere')} icon={<IconBuildingCommunity size={20} aria-hidden="true" />}>
      <Stack gap="md" align="flex-start">
        <Text>{t('find.elsewhere-text')}</Text>
        {!complete && <Text fw={500}>{t('find.needs-all')}</Text>}
        {complete && (
          <Button
            variant="light"
            loading={ask.isPending}
            onClick={() => ask.mutate({ name, birthYear, nationality })}
            leftSection={<IconUsers size={20} aria-hidden="true" />}
          >
            {t('find.ask')}
          </Button>
        )}
        <div role="status">
          {ask.data && (
            <Alert
              color={ask.data.answer === 'possible-match' ? 'warn' : 'calm'}
              icon={ask.data.answer === 'possible-match' ? <IconPhoneCall aria-hidden="true" /> : <IconUsers aria-hidden="true" />}
            >
              {t(ask.data.answer === 'possible-match' ? 'find.possible' : 'find.no-match')}
            </Alert>
          )}
        </div>
        <ProblemAlert error={ask.error} />
      </Stack>
    </Panel>
  );
}
