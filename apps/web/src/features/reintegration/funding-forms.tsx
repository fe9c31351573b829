import { useState } from 'react';
import { NumberInput, Select, TextInput } from '@mantine/core';
import {
  fundingDecisions,
  fundingPurposes,
  fundingRefusals,
  localDay,
  mostFunding,
  mostInstalments,
  type FundingDecision,
  type FundingPurpose,
  type FundingRefusal,
  type FundingView,
  type IsoDate,
  type StrandView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Form, useDone } from './form';
import { useApplyFunding, useDecideFunding, usePayFunding } from './funding.queries';

interface AmountProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
  readonly max?: number;
  readonly error?: string | undefined;
}

export function Amount({ label, value, onChange, max = mostFunding, error }: AmountProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      min={1}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=" "
    />
  );
}

export function ApplyFunding({ strand, onDone }: { readonly strand: StrandView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const apply = useApplyFunding(strand);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [purpose, setPurpose] = useState<FundingPurpose>('small-business');
  const [amount, setAmount] = useState<number | string>('');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (typeof amount === 'number' && day !== null) apply.mutate({ amount, purpose, appliedOn: day }, done);
  };
  return (
    <Form busy={apply.isPending} error={apply.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('funding.purpose')}
        data={options(fundingPurposes)}
        value={purpose}
        onChange={(value) => fundingPurposes.has(value) && setPurpose(value)}
        allowDeselect={false}
      />
      <Amount
        label={t('funding.amount')}
        value={amount}
        onChange={setAmount}
        error={tried && typeof amount !== 'number' ? t('field.required') : undefined}
      />
      <DateField label={t('funding.applied-on')} value={day} onChange={setDay} maxDate={today} />
    </Form>
  );
}

interface DecideProps {
  readonly one: FundingView;
  /** A loan says how it is paid back. */
  readonly lends: boolean;
  readonly onDone: () => void;
}

export function DecideFunding({ one, lends, onDone }: DecideProps) {
  const { t, options } = useWords();
  const decide = useDecideFunding(one);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [decision, setDecision] = useState<FundingDecision>(one.decisions[0] ?? 'withdraw');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [amount, setAmount] = useState<number | string>(one.asked);
  const [refusal, setRefusal] = useState<FundingRefusal | null>(null);
  const [instalments, setInstalments] = useState<number | string>(12);
  const [first, setFirst] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const approves = decision === 'approve';
  const borrows = approves && lends;
  const submit = (): void => {
    setTried(true);
    if (day === null || (decision === 'refuse' && refusal === null)) return;
    if (approves && typeof amount !== 'number') return;
    if (borrows && (typeof instalments !== 'number' || first === null)) return;
    decide.mutate(
      {
        decision,
        on: day,
        ...(approves && typeof amount === 'number' ? { amount } : {}),
        ...(decision === 'refuse' ? { refusal } : {}),
        ...(borrows && typeof instalments === 'number' ? { instalments, firstDueOn: first } : {}),
      },
      done,
    );
  };
  return (
    <Form busy={decide.isPending} error={decide.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('funding.decision')}
        description={one.decisions.length === 1 ? t('funding.two-people') : undefined}
        data={options(fundingDecisions, one.decisions)}
        value={decision}
        onChange={(value) => fundingDecisions.has(value) && setDecision(value)}
        allowDeselect={false}
      />
      {approves && <Amount label={t('funding.approved')} value={amount} onChange={setAmount} max={one.asked} />}
      {decision === 'refuse' && (
        <Select
          label={t('programme.reason')}
          data={options(fundingRefusals)}
          value={refusal}
          onChange={(value) => setRefusal(fundingRefusals.has(value) ? value : null)}
          error={tried && refusal === null ? t('field.required') : undefined}
        />
      )}
      {borrows && (
        <>
          <Amount label={t('funding.instalments')} value={instalments} onChange={setInstalments} max={mostInstalments} />
          <DateField
            label={t('funding.first-due')}
            value={first}
            onChange={setFirst}
            error={tried && first === null ? t('field.required') : undefined}
          />
        </>
      )}
      <DateField label={t('programme.on')} value={day} onChange={setDay} minDate={one.appliedOn} maxDate={today} />
    </Form>
  );
}

export function PayFunding({ one, onDone }: { readonly one: FundingView; readonly onDone: () => void }) {
  const { t } = useWords();
  const pay = usePayFunding(one);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const left = (one.approved ?? 0) - one.paid;
  const [amount, setAmount] = useState<number | string>(left);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [voucher, setVoucher] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (typeof amount === 'number' && day !== null && voucher.trim() !== '') {
      pay.mutate({ amount, paidOn: day, voucher: voucher.trim().toUpperCase() }, done);
    }
  };
  return (
    <Form busy={pay.isPending} error={pay.error} onSubmit={submit} onDone={onDone}>
      <Amount label={t('funding.amount')} value={amount} onChange={setAmount} max={left} />
      <DateField label={t('funding.paid-on')} value={day} onChange={setDay} maxDate={today} />
      <TextInput
        label={t('funding.voucher')}
        description={t('funding.voucher-hint')}
        value={voucher}
        onChange={(event) => setVoucher(event.currentTarget.value)}
        error={tried && voucher.trim() === '' ? t('field.required') : undefined}
        maxLength={30}
        autoComplete="off"
      />
    </Form>
  );
}
