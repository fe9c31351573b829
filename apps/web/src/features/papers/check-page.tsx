import { useState, type FormEvent } from 'react';
import { Alert, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconQuestionMark } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { paperFindings, paperKinds, readSlipCode, unitKinds, type CheckPaperView, type PaperFinding } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { CodeField } from './code-field';
import { useCheckPaper } from './papers.queries';
import { PublicPage } from './public-page';
import classes from './public-page.module.css';

/** Tells whoever holds a paper whether it is ours and unchanged, and nothing of whom it is about. */
export function CheckPage() {
  return (
    <PublicPage>
      <Check />
    </PublicPage>
  );
}

function Check() {
  const { t } = useWords();
  useDocumentTitle('papers.check');
  const check = useCheckPaper();
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const code = readSlipCode(typed);
  const look = useMutation({
    mutationFn: async () => {
      const contentHash = file && (await fingerprintOf(file));
      if (code !== null) await check.mutateAsync({ code, contentHash });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code !== null) look.mutate();
  };
  if (check.data) return <Finding found={check.data} onAgain={() => check.reset()} />;
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {t('papers.check')}
        </Title>
        <Text>{t('papers.check-lead')}</Text>
        <CodeField label={t('papers.check-code-field')} value={typed} onChange={setTyped} wrong={tried && code === null} />
        <Stack gap={6}>
          <Text size="sm">{t('papers.file-note')}</Text>
          <Group gap="sm">
            <FileButton accept="application/pdf" onChange={setFile} inputProps={{ 'aria-label': t('papers.file') }}>
              {(props) => (
                <Button variant="default" {...props}>
                  {t('papers.file')}
                </Button>
              )}
            </FileButton>
            {file && (
              <Text size="sm" className={classes.file}>
                <bdi>{file.name}</bdi>
              </Text>
            )}
          </Group>
        </Stack>
        {look.error && !check.error ? <Alert color="warn">{t('papers.file-unread')}</Alert> : <ProblemAlert error={check.error} />}
        <Button type="submit" size="md" loading={look.isPending}>
          {t('papers.check-now')}
        </Button>
      </Stack>
    </form>
  );
}

const looks: Readonly<Record<PaperFinding, { readonly color: string; readonly icon: typeof IconCircleCheck }>> = {
  issued: { color: 'calm', icon: IconCircleCheck },
  unchanged: { color: 'calm', icon: IconCircleCheck },
  changed: { color: 'danger', icon: IconAlertTriangle },
  unknown: { color: 'warn', icon: IconQuestionMark },
  superseded: { color: 'warn', icon: IconAlertTriangle },
  withdrawn: { color: 'danger', icon: IconAlertTriangle },
};

function Finding({ found, onAgain }: { readonly found: CheckPaperView; readonly onAgain: () => void }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const { color, icon: Icon } = looks[found.finding];
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t('papers.check')}
      </Title>
      <Alert color={color} role="status" title={code(paperFindings, found.finding)} icon={<Icon aria-hidden="true" />}>
        <Stack gap={6}>
          {found.kind && <Text fw={600}>{code(paperKinds, found.kind)}</Text>}
          {found.issuedOn && found.issuedBy && (
            <Text>{t('papers.by', { date: date(found.issuedOn), kind: code(unitKinds, found.issuedBy) })}</Text>
          )}
          {found.finding === 'issued' && <Text size="sm">{t('papers.issued-hint')}</Text>}
          {found.finding === 'unknown' && <Text size="sm">{t('papers.unknown-hint')}</Text>}
        </Stack>
      </Alert>
      <Button variant="default" onClick={onAgain}>
        {t('papers.check-another')}
      </Button>
    </Stack>
  );
}

/** SHA-256 of the file, 64 hexadecimal digits, made here: the file never leaves this browser. */
async function fingerprintOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
