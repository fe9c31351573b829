import { DateInput, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ar-iq';
import 'dayjs/locale/ku';
import type { InterfaceLanguage, IsoDate } from '@himaya/domain';
import { localDigits, readDate, useDates } from '../platform/dates';
import { useWords } from '../platform/words';

const locales: Record<InterfaceLanguage, string> = { ar: 'ar-iq', ckb: 'ku', en: 'en' };

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  readonly value: IsoDate | null;
  readonly onChange: (date: IsoDate | null) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly minDate?: IsoDate;
  readonly maxDate?: IsoDate;
}

/** A calendar date, typed in either kind of digits (day first) or picked. The week begins on Sunday. */
export function DateField({ label, description, value, onChange, error, required = false, minDate, maxDate }: Props) {
  const { t, language } = useWords();
  const dates = useDates();
  const monthOf = (date: IsoDate): string => dates.date(date, 'month');
  return (
    <DatesProvider settings={{ locale: locales[language], firstDayOfWeek: 0, weekendDays: [5, 6] }}>
      <DateInput
        size="md"
        label={label}
        description={description}
        placeholder={t('date.placeholder')}
        value={value}
        onChange={onChange}
        error={error}
        withAsterisk={required}
        required={required}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        dateParser={(text) => readDate(text)}
        valueFormat={(date) => localDigits(date.split('-').reverse().join('/'), language)}
        renderDay={(date) => localDigits(Number(date.slice(8)), language)}
        monthLabelFormat={(date) => monthOf(date)}
        yearLabelFormat={(date) => localDigits(date.slice(0, 4), language)}
        yearsListFormat={(date) => localDigits(date.slice(0, 4), language)}
        popoverProps={{ withinPortal: true }}
        inputMode="numeric"
        ariaLabels={{
          nextMonth: t('date.next-month'),
          previousMonth: t('date.previous-month'),
          nextYear: t('date.next-year'),
          previousYear: t('date.previous-year'),
          nextDecade: t('date.next-years'),
          previousDecade: t('date.previous-years'),
          monthLevelControl: t('date.choose-month'),
          yearLevelControl: t('date.choose-year'),
        }}
        {...(minDate ? { minDate } : {})}
        {...(maxDate ? { maxDate } : {})}
      />
    </DatesProvider>
  );
}
