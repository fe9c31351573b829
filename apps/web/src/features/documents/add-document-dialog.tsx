import { useRef, useState, type DragEvent } from 'react';
import { Button, FileButton, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core';
import { documentMediaTypes, documentTypes, type DocumentType, type DocumentView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAddDocument } from './documents.queries';
import classes from './documents-panel.module.css';

interface Props {
  readonly caseId: string;
  /** Types of the categories the user may write. */
  readonly types: readonly DocumentType[];
  /** The version that the file takes the place of; its kind stays. */
  readonly former?: DocumentView | null;
  readonly onClose: () => void;
}

/** Chooses a file, by hand or by dropping it, says what it is, and sends it. */
export function AddDocumentDialog({ caseId, types, former = null, onClose }: Props) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const add = useAddDocument(caseId, former);
  const [type, setType] = useState<DocumentType | null>(former?.type ?? null);
  const [file, setFile] = useState<File | null>(null);
  const [part, setPart] = useState(0);
  const [over, setOver] = useState(false);
  const stop = useRef(new AbortController());

  const choose = (chosen: File | null): void => {
    add.reset();
    setFile(chosen);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  const send = (): void => {
    if (type === null || file === null) return;
    setPart(0);
    stop.current = new AbortController();
    add.mutate(
      { type, file, onProgress: setPart, signal: stop.current.signal },
      {
        onSuccess: () => {
          sayDone('document.added');
          onClose();
        },
      },
    );
  };
  const wasStopped = add.error instanceof DOMException;

  return (
    <Modal
      opened
      onClose={() => (add.isPending ? stop.current.abort() : onClose())}
      title={t(former === null ? 'document.add' : 'document.new-version')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="md">
          {former === null ? (
            <Select
              label={t('document.type')}
              data={options(documentTypes).filter(({ value }) => types.some((one) => one === value))}
              value={type}
              onChange={(chosen) => documentTypes.has(chosen) && setType(chosen)}
              disabled={add.isPending}
            />
          ) : (
            <Text>{t('document.new-version-of', { type: code(documentTypes, former.type) })}</Text>
          )}
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
          <ProblemAlert error={wasStopped ? null : add.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => (add.isPending ? stop.current.abort() : onClose())}>
              {add.isPending ? t('document.cancel') : t('action.back')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={type === null || file === null}>
              {t('document.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
