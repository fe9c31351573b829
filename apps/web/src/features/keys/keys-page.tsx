import { Code, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keySubjects, routes, type KeyStatusView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';

const rotationCommand = 'npm run keys:rotate';

/** Which versions of the keys are in use, and when they were rotated; no key. */
export function KeysPage() {
  const { t } = useWords();
  useDocumentTitle(t('keys.title'));
  const status = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => call(routes.readKeyStatus, { signal }) });
  return (
    <Stack gap="lg">
      <PageHeader title={t('keys.title')} intro={t('keys.about')} />
      {status.error ? (
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      ) : !status.data ? (
        <LoadingState rows={3} />
      ) : (
        <Status status={status.data} />
      )}
    </Stack>
  );
}

function Status({ status }: { readonly status: KeyStatusView }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const { lastRotation } = status;
  const rotated =
    lastRotation === null
      ? t('keys.never')
      : lastRotation.endedAt === null
        ? t('keys.under-way', { date: instant(lastRotation.startedAt) })
        : t('keys.ended', { date: instant(lastRotation.endedAt) });
  return (
    <>
      <Panel>
        <DefinitionList
          items={[
            { term: t('keys.provider'), value: t(`keys.provider.${status.provider}`) },
            { term: t('keys.current'), value: <bdi>{status.current}</bdi> },
            { term: t('keys.older'), value: status.older.length > 0 ? <bdi>{status.older.join(', ')}</bdi> : t('keys.no-older') },
            { term: t('keys.last'), value: rotated },
          ]}
        />
        <Text mt="md">{t('keys.how-to')}</Text>
        <Code block dir="ltr">
          {rotationCommand}
        </Code>
      </Panel>
      <Panel title={t('keys.in-use')}>
        {status.inUse.length === 0 ? (
          <Text>{t('keys.none')}</Text>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('keys.subject')}</Table.Th>
                <Table.Th>{t('keys.version')}</Table.Th>
                <Table.Th>{t('keys.count')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {status.inUse.map(({ subject, keyId, keys }) => (
                <Table.Tr key={`${subject} ${keyId}`}>
                  <Table.Td>{code(keySubjects, subject)}</Table.Td>
                  <Table.Td>
                    <bdi>{keyId}</bdi>
                  </Table.Td>
                  <Table.Td>{number(keys)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Panel>
    </>
  );
}
