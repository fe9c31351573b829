import { useState } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import { IconTransfer } from '@tabler/icons-react';
import { governorates, transferReasons, type CaseView, type Governorate, type TransferReason, type UnitId } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { useSayDone } from '../../ui/say-done';
import { useCaseTransfers, useOfferTransfer, useResponsibleUnits } from './transfers.queries';

/** The button and the dialog that offer responsibility; there only for the responsible unit, and while no offer waits. */
export function OfferTransfer({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const { me } = useSession();
  const [asking, setAsking] = useState(false);
  const transfers = useCaseTransfers(record.id);
  if (record.responsibleUnit.id !== me.unit.id || transfers.data?.some(({ status }) => status === 'offered') !== false) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconTransfer size={18} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t('transfer.offer')}
      </Button>
      {asking && <OfferDialog record={record} onClose={() => setAsking(false)} />}
    </>
  );
}

function OfferDialog({ record, onClose }: { readonly record: CaseView; readonly onClose: () => void }) {
  const { t, name, options } = useWords();
  const sayDone = useSayDone();
  const [governorate, setGovernorate] = useState<Governorate>(record.governorate);
  const [toUnitId, setToUnitId] = useState<string | null>(null);
  const [reason, setReason] = useState<TransferReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const units = useResponsibleUnits(governorate);
  const offer = useOfferTransfer(record.id);
  const missing = (value: unknown): string | null => (tried && !value ? t('field.required') : null);

  const send = (): void => {
    setTried(true);
    if (toUnitId === null || reason === null || note.trim() === '') return;
    offer.mutate(
      { toUnitId: toUnitId as UnitId, reason, note: note.trim() },
      {
        onSuccess: () => {
          sayDone('transfer.offered-done');
          onClose();
        },
      },
    );
  };

  return (
    <ConfirmDialog
      opened
      title={t('transfer.offer-title')}
      text={t('transfer.offer-text')}
      confirmLabel={t('transfer.send')}
      busy={offer.isPending}
      error={offer.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('transfer.governorate')}
        data={options(governorates)}
        value={governorate}
        onChange={(chosen) => {
          if (governorates.has(chosen)) setGovernorate(chosen);
          setToUnitId(null);
        }}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
      />
      {units.error ? (
        <ErrorState error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <Select
          label={t('transfer.unit')}
          data={(units.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
          value={toUnitId}
          onChange={setToUnitId}
          disabled={!units.data}
          error={missing(toUnitId)}
          description={units.data?.length === 0 ? t('transfer.unit-none') : undefined}
          searchable
          nothingFoundMessage={t('transfer.unit-none')}
          withAsterisk
        />
      )}
      <Select
        label={t('transfer.reason')}
        data={options(transferReasons)}
        value={reason}
        onChange={(chosen) => setReason(transferReasons.has(chosen) ? chosen : null)}
        error={missing(reason)}
        withAsterisk
      />
      <Textarea
        label={t('transfer.note')}
        description={t('transfer.note-hint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={missing(note.trim())}
        maxLength={4000}
        minRows={4}
        autosize
        data-person
        withAsterisk
      />
    </ConfirmDialog>
  );
}
