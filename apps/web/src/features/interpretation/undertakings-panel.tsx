import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { localDay, undertakingLimits, undertakingTexts, type InterpreterView, type IsoDate, type UndertakingText } from '@himaya/domain';
import { monthsLater, useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import rows from '../../ui/rows.module.css';
import { useReloadInterpretation, useSignUndertaking } from './interpretation.queries';
import classes from './interpretation.module.css';

/** The confidentiality statements that were signed, and the form for the next. */
export function UndertakingsPanel({ one, icon }: { readonly one: InterpreterView; readonly icon: ReactNode }) {
  const { t, code } = useWords();
  const { date, instant } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('interp.undertakings')}
      icon={icon}
      actions={
        one.mayChange &&
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('interp.sign')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {open && <Sign one={one} onDone={() => setOpen(false)} />}
        {one.undertakings.length === 0 ? (
          <Text c="dimmed">{t('interp.undertakings-none')}</Text>
        ) : (
          <ul className={rows.inner}>
            {one.undertakings.map((signed) => (
              <li key={`${signed.signedOn}|${signed.recordedAt}`} className={rows.row}>
                <div className={rows.words}>
                  <span className={rows.name}>{t('interp.bound-until', { date: date(signed.validUntil) })}</span>
                  <Text size="sm">{`${t('interp.signed-on')}: ${date(signed.signedOn)} · ${code(undertakingTexts, signed.text)}`}</Text>
                  <Text size="sm" c="dimmed">
                    {signed.recordedBy === null
                      ? instant(signed.recordedAt)
                      : t('interp.recorded', { name: signed.recordedBy, time: instant(signed.recordedAt) })}
                  </Text>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}

function Sign({ one, onDone }: { readonly one: InterpreterView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const sign = useSignUndertaking(one);
  const today = localDay(new Date());
  const [text, setText] = useState<UndertakingText>(undertakingTexts.codes.at(-1)!);
  const [signedOn, setSignedOn] = useState<IsoDate | null>(today);
  const [validUntil, setValidUntil] = useState<IsoDate | null>(monthsLater(today, 12));
  const [tried, setTried] = useState(false);
  const missing = (value: IsoDate | null): string | undefined => (tried && value === null ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (signedOn === null || validUntil === null) return;
    sign.mutate(
      { text, signedOn, validUntil },
      {
        onSuccess: () => {
          sayDone('interp.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('interp.text')}
          data={options(undertakingTexts)}
          value={text}
          onChange={(value) => undertakingTexts.has(value) && setText(value)}
          allowDeselect={false}
          maw="20rem"
        />
        <Text className={classes.undertaking}>{t(`interp.text-${text}`)}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <DateField label={t('interp.signed-on')} value={signedOn} onChange={setSignedOn} maxDate={today} error={missing(signedOn)} />
          <DateField
            label={t('interp.valid-until')}
            value={validUntil}
            onChange={setValidUntil}
            minDate={today}
            maxDate={monthsLater(signedOn ?? today, undertakingLimits.months)}
            error={missing(validUntil)}
          />
        </SimpleGrid>
        <ProblemAlert error={sign.error} onReload={reload} />
        <Group gap="sm">
          <Button type="submit" loading={sign.isPending}>
            {t('interp.do')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
