import { useState, type FormEvent } from 'react';
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { IconUserCancel } from '@tabler/icons-react';
import { barReasons, type BarReason } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { BarList } from './bar-list';
import { useBarByNumber } from './seals.queries';

/** The data protection officer's: bars by case number, without ever seeing the case. */
export function BarsPage() {
  const { t } = useWords();
  useDocumentTitle('bars.title');
  return (
    <>
      <PageHeader title={t('bars.title')} intro={t('bars.intro')} />
      <Stack gap="lg">
        <Panel title={t('bar.bar')} icon={<IconUserCancel size={20} aria-hidden="true" />}>
          <BarByNumberForm />
        </Panel>
        <Panel title={t('bars.live')}>
          <BarList caseId={null} none={t('bars.none')} />
        </Panel>
      </Stack>
    </>
  );
}

function BarByNumberForm() {
  const { t, fieldError, options } = useWords();
  const sayDone = useSayDone();
  const bar = useBarByNumber();
  const [caseNumber, setCaseNumber] = useState('');
  const [username, setUsername] = useState('');
  const [reason, setReason] = useState<BarReason>('conflict-of-interest');
  const [tried, setTried] = useState(false);
  const lacking = (text: string): string | undefined => (tried && !text.trim() ? fieldError('required') : undefined);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!caseNumber.trim() || !username.trim()) return;
    bar.mutate(
      { caseNumber: caseNumber.trim(), username: username.trim(), reason },
      {
        onSuccess: () => {
          setCaseNumber('');
          setUsername('');
          setTried(false);
          sayDone('bar.done.barred');
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack gap="md" maw="28rem">
        <TextInput
          label={t('bars.number')}
          dir="ltr"
          autoComplete="off"
          value={caseNumber}
          onChange={(event) => setCaseNumber(event.currentTarget.value)}
          error={lacking(caseNumber)}
        />
        <TextInput
          label={t('bars.username')}
          dir="ltr"
          autoComplete="off"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={lacking(username)}
        />
        <Select
          label={t('bar.reason')}
          data={options(barReasons)}
          value={reason}
          onChange={(chosen) => barReasons.has(chosen) && setReason(chosen)}
        />
        <ProblemAlert error={bar.error} />
        <Button type="submit" color="danger" loading={bar.isPending}>
          {t('bar.bar')}
        </Button>
      </Stack>
    </form>
  );
}
