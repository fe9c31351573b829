import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import {
  daysAfter,
  instalmentMachine,
  instalmentMoves,
  instalmentReasons,
  localDay,
  longestPutOff,
  type InstalmentMove,
  type InstalmentReason,
  type InstalmentView,
  type IsoDate,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Form, useDone } from './form';
import { Amount } from './funding-forms';
import { useMoveInstalment, useRepayInstalment } from './repayment.queries';

interface Props {
  readonly one: InstalmentView;
  readonly onDone: () => void;
}

/** @param most that can still come back of the whole loan */
export function Repay({ one, most, onDone }: Props & { readonly most: number }) {
  const { t } = useWords();
  const repay = useRepayInstalment(one);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const left = Math.min(one.amount - one.repaid, most);
  const [amount, setAmount] = useState<number | string>(left);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [receipt, setReceipt] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (typeof amount === 'number' && day !== null && receipt.trim() !== '') {
      repay.mutate({ amount, repaidOn: day, receipt: receipt.trim().toUpperCase() }, done);
    }
  };
  return (
    <Form busy={repay.isPending} error={repay.error} onSubmit={submit} onDone={onDone}>
      <Amount
        label={t('funding.amount')}
        value={amount}
        onChange={setAmount}
        max={left}
        error={tried && typeof amount !== 'number' ? t('field.required') : undefined}
      />
      <DateField label={t('repayment.on')} value={day} onChange={setDay} maxDate={today} />
      <TextInput
        label={t('repayment.receipt')}
        description={t('funding.voucher-hint')}
        value={receipt}
        onChange={(event) => setReceipt(event.currentTarget.value)}
        error={tried && receipt.trim() === '' ? t('field.required') : undefined}
        maxLength={30}
        autoComplete="off"
      />
    </Form>
  );
}

/** What becomes of a repayment that does not come. */
export function MoveInstalment({ one, onDone }: Props) {
  const { t, options } = useWords();
  const move = useMoveInstalment(one);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [what, setWhat] = useState<InstalmentMove>(one.moves[0] ?? 'put-off');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [reason, setReason] = useState<InstalmentReason | null>(null);
  const [later, setLater] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const { needs } = instalmentMachine[what];
  const [asksReason, asksDay] = [needs.includes('reason'), needs.includes('dueOn')];
  const submit = (): void => {
    setTried(true);
    if (day === null || (asksReason && reason === null) || (asksDay && later === null)) return;
    move.mutate({ move: what, on: day, ...(asksReason ? { reason } : {}), ...(asksDay ? { dueOn: later } : {}) }, done);
  };
  return (
    <Form busy={move.isPending} error={move.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('repayment.move')}
        description={one.forgivenessAsked && !one.moves.includes('forgive') ? t('repayment.two-people') : undefined}
        data={options(instalmentMoves, one.moves)}
        value={what}
        onChange={(value) => instalmentMoves.has(value) && setWhat(value)}
        allowDeselect={false}
      />
      {asksReason && (
        <Select
          label={t('programme.reason')}
          data={options(instalmentReasons)}
          value={reason}
          onChange={(value) => setReason(instalmentReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : undefined}
        />
      )}
      {asksDay && (
        <DateField
          label={t('repayment.new-day')}
          value={later}
          onChange={setLater}
          minDate={daysAfter(one.dueOn > today ? one.dueOn : today, 1)}
          maxDate={daysAfter(today, longestPutOff)}
          error={tried && later === null ? t('field.required') : undefined}
        />
      )}
      <DateField
        label={t('programme.on')}
        value={day}
        onChange={setDay}
        maxDate={today}
        {...(what === 'miss' ? { minDate: one.dueOn } : {})}
      />
    </Form>
  );
}
