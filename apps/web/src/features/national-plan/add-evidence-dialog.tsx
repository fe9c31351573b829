import { useRef, useState } from 'react';
import { Alert, Button, FileButton, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { documentMediaTypes } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAddEvidence } from './evidence.queries';
import classes from './evidence-files.module.css';

interface Props {
  readonly reportId: string;
  readonly activityId: string;
  readonly onClose: () => void;
}

/** Chooses a file and sends it, after the warning that nobody may stand in it. */
export function AddEvidenceDialog({ reportId, activityId, onClose }: Props) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const add = useAddEvidence(reportId, activityId);
  const [file, setFile] = useState<File | null>(null);
  const [part, setPart] = useState(0);
  const stop = useRef(new AbortController());
  const leave = (): void => (add.isPending ? stop.current.abort() : onClose());
  const send = (): void => {
    if (file === null) return;
    setPart(0);
    stop.current = new AbortController();
    add.mutate(
      { file, onProgress: setPart, signal: stop.current.signal },
      {
        onSuccess: () => {
          sayDone('plan-evidence.added-done');
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={leave} title={t('plan-evidence.add')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="md">
          <Alert color="orange" icon={<IconAlertTriangle size={20} aria-hidden="true" />} title={t('plan-evidence.nobody')}>
            {t('plan-evidence.nobody-how')}
          </Alert>
          <div className={classes.drop}>
            <FileButton
              accept={documentMediaTypes.codes.join(',')}
              onChange={(chosen) => {
                add.reset();
                setFile(chosen);
              }}
              inputProps={{ 'aria-label': t('document.file') }}
            >
              {(props) => (
                <Button variant="default" disabled={add.isPending} {...props}>
                  {t('document.choose')}
                </Button>
              )}
            </FileButton>
            {file && (
              <Text role="status">
                <bdi>{t('document.chosen', { name: file.name })}</bdi>
              </Text>
            )}
          </div>
          <Text c="dimmed" size="sm">
            {t('document.limits')}
          </Text>
          {add.isPending && <Progress value={part * 100} aria-label={t('document.sending', { name: file?.name ?? '' })} />}
          <ProblemAlert error={add.error instanceof DOMException ? null : add.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={leave}>
              {add.isPending ? t('document.cancel') : t('action.back')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={file === null}>
              {t('plan-evidence.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
