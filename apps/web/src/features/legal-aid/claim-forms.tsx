import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import {
  claimMachine,
  claimMoves,
  claimVenues,
  compensationPayers,
  localDay,
  mostDinars,
  type ClaimMove,
  type ClaimVenue,
  type ClaimView,
  type CompensationPayer,
  type IsoDate,
  type LegalMatterView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useFileClaim, useMoveClaim, usePayCompensation } from './claim.queries';
import { useReloadLegalAid } from './legal-aid.queries';
import classes from './legal-aid.module.css';

interface FormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The frame of a claim's forms: what is asked, what went wrong, and the two buttons. */
function Form({ busy, error, onSubmit, onDone, children }: FormProps) {
  const { t } = useWords();
  const reload = useReloadLegalAid();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className={classes.wide}>
      <Stack gap="md">
        {children}
        <ProblemAlert error={error} onReload={reload} />
        <Group>
          <Button type="submit" loading={busy}>
            {t('legal.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('legal.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What a form does once its change is made. */
function useDone(onDone: () => void): { readonly onSuccess: () => void } {
  const sayDone = useSayDone();
  return {
    onSuccess: () => {
      sayDone('legal.done');
      onDone();
    },
  };
}

interface AmountProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
  readonly error?: string | undefined;
}

function Amount({ label, value, onChange, error }: AmountProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      min={1}
      max={mostDinars}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=" "
    />
  );
}

export function FileClaim({ matter, onDone }: { readonly matter: LegalMatterView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const file = useFileClaim(matter);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [venue, setVenue] = useState<ClaimVenue>('criminal-court');
  const [amount, setAmount] = useState<number | string>('');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (typeof amount === 'number' && day !== null) file.mutate({ venue, amount, filedOn: day }, done);
  };
  return (
    <Form busy={file.isPending} error={file.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('claim.venue')}
        data={options(claimVenues)}
        value={venue}
        onChange={(value) => claimVenues.has(value) && setVenue(value)}
        allowDeselect={false}
      />
      <Amount
        label={t('claim.amount')}
        value={amount}
        onChange={setAmount}
        error={tried && typeof amount !== 'number' ? t('field.required') : undefined}
      />
      <DateField label={t('claim.filed-on')} value={day} onChange={setDay} maxDate={today} />
    </Form>
  );
}

export function ClaimStep({ claim, onDone }: { readonly claim: ClaimView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const step = useMoveClaim(claim);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [move, setMove] = useState<ClaimMove>(claim.moves[0] ?? 'award');
  const [award, setAward] = useState<number | string>(claim.award ?? claim.amount);
  const [day, setDay] = useState<IsoDate | null>(today);
  const asks = claimMachine[move].needs.includes('award');
  const submit = (): void => {
    if (day === null || (asks && typeof award !== 'number')) return;
    step.mutate({ move, on: day, ...(asks && typeof award === 'number' ? { award } : {}) }, done);
  };
  return (
    <Form busy={step.isPending} error={step.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('claim.what')}
        data={options(claimMoves, claim.moves)}
        value={move}
        onChange={(value) => claimMoves.has(value) && setMove(value)}
        allowDeselect={false}
      />
      {asks && <Amount label={t('claim.award')} value={award} onChange={setAward} />}
      <DateField label={t('claim.on')} value={day} onChange={setDay} maxDate={today} />
    </Form>
  );
}

export function Pay({ claim, left, onDone }: { readonly claim: ClaimView; readonly left: number; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const pay = usePayCompensation(claim);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [payer, setPayer] = useState<CompensationPayer>(claim.venue === 'fund' ? 'fund' : 'convicted');
  const [amount, setAmount] = useState<number | string>(left);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [voucher, setVoucher] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (typeof amount === 'number' && day !== null && voucher.trim() !== '') {
      pay.mutate({ payer, amount, paidOn: day, voucher: voucher.trim().toUpperCase() }, done);
    }
  };
  return (
    <Form busy={pay.isPending} error={pay.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('claim.payer')}
        data={options(compensationPayers)}
        value={payer}
        onChange={(value) => compensationPayers.has(value) && setPayer(value)}
        allowDeselect={false}
      />
      <Amount label={t('claim.amount')} value={amount} onChange={setAmount} />
      <DateField label={t('claim.paid-on')} value={day} onChange={setDay} maxDate={today} />
      <TextInput
        label={t('claim.voucher')}
        description={t('claim.voucher-hint')}
        value={voucher}
        onChange={(event) => setVoucher(event.currentTarget.value)}
        error={tried && voucher.trim() === '' ? t('field.required') : undefined}
        maxLength={30}
        autoComplete="off"
      />
    </Form>
  );
}
