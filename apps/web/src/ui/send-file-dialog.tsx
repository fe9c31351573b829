import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button, FileButton, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { documentMediaTypes } from '@himaya/domain';
import { useWords } from '../platform/words';
import { ProblemAlert } from './problem-alert';
import { useSayDone } from './say-done';
import classes from './send-file-dialog.module.css';

/** A file on its way. */
export interface FileSending {
  readonly file: File;
  /** From 0 to 1, as the bytes leave. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

interface Props {
  readonly title: string;
  /** What is said or asked before the file is chosen. */
  readonly children: ReactNode;
  readonly sending: UseMutationResult<unknown, Error, FileSending>;
  /** Whether all that belongs to the file was said. */
  readonly ready?: boolean;
  readonly sendLabel: string;
  /** The message once it was sent. */
  readonly done: string;
  readonly onClose: () => void;
}

/** Chooses one picture or PDF, by hand or by dropping it, and sends it; what is on its way can be stopped. */
export function SendFileDialog({ title, children, sending, ready = true, sendLabel, done, onClose }: Props) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const [file, setFile] = useState<File | null>(null);
  const [part, setPart] = useState(0);
  const [over, setOver] = useState(false);
  const stop = useRef(new AbortController());
  const leave = (): void => (sending.isPending ? stop.current.abort() : onClose());
  const choose = (chosen: File | null): void => {
    sending.reset();
    setFile(chosen);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  const send = (): void => {
    if (file === null || !ready) return;
    setPart(0);
    stop.current = new AbortController();
    sending.mutate(
      { file, onProgress: setPart, signal: stop.current.signal },
      {
        onSuccess: () => {
          sayDone(done);
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={leave} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog may stand in another form, which would be sent with it.
          event.stopPropagation();
          send();
        }}
      >
        <Stack gap="md">
          {children}
          <div
            className={`${classes.drop} ${over ? classes.over : ''}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <Text>{t('document.drop')}</Text>
            <FileButton accept={documentMediaTypes.codes.join(',')} onChange={choose} inputProps={{ 'aria-label': t('document.file') }}>
              {(props) => (
                <Button variant="default" disabled={sending.isPending} {...props}>
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
          {sending.isPending && <Progress value={part * 100} aria-label={t('document.sending', { name: file?.name ?? '' })} />}
          <ProblemAlert error={sending.error instanceof DOMException ? null : sending.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={leave}>
              {sending.isPending ? t('document.cancel') : t('action.back')}
            </Button>
            <Button type="submit" loading={sending.isPending} disabled={file === null || !ready}>
              {sendLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
