import { useState, type FormEvent } from 'react';
import { Alert, Button, Radio, Select, Stack, Text, Title } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { packetAnswers, readSlipCode, rejectionReasons, type PacketAnswer, type RejectionReason } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { CodeField } from './code-field';
import { useAnswerPacket } from './papers.queries';
import { PublicPage } from './public-page';

/** Where an outside body answers a request on paper: yes or no, with the code off it. No person is shown, whatever the code. */
export function AnswerPage() {
  return (
    <PublicPage>
      <Answer />
    </PublicPage>
  );
}

function Answer() {
  const { t, code: word, options } = useWords();
  useDocumentTitle('packets.answer');
  const send = useAnswerPacket();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<PacketAnswer | null>(null);
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [tried, setTried] = useState(false);
  const code = readSlipCode(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code === null || answer === null) return;
    if (answer === 'accept') send.mutate({ code, answer });
    else if (reason !== null) send.mutate({ code, answer, reason });
  };
  const missing = (value: unknown): string | undefined => (tried && value === null ? t('field.required') : undefined);
  if (send.isSuccess) {
    return (
      <Alert color="calm" role="status" title={t('packets.answered')} icon={<IconMailCheck aria-hidden="true" />}>
        {t(send.variables.answer === 'accept' ? 'packets.answered-accept' : 'packets.answered-reject')}
      </Alert>
    );
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {t('packets.answer')}
        </Title>
        <Text>{t('packets.answer-lead')}</Text>
        <CodeField label={t('packets.code')} value={typed} onChange={setTyped} wrong={tried && code === null} />
        <Radio.Group
          label={t('packets.your-answer')}
          value={answer ?? ''}
          onChange={(chosen) => packetAnswers.has(chosen) && setAnswer(chosen)}
          error={missing(answer)}
          required
        >
          <Stack gap="sm" mt={6}>
            {packetAnswers.codes.map((one) => (
              <Radio key={one} value={one} label={word(packetAnswers, one)} size="md" />
            ))}
          </Stack>
        </Radio.Group>
        {answer === 'reject' && (
          <Select
            label={t('packets.reason')}
            data={options(rejectionReasons)}
            value={reason}
            onChange={(chosen) => rejectionReasons.has(chosen) && setReason(chosen)}
            error={missing(reason)}
            required
          />
        )}
        <ProblemAlert error={send.error} />
        <Button type="submit" size="md" loading={send.isPending}>
          {t('packets.send')}
        </Button>
      </Stack>
    </form>
  );
}
