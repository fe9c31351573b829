import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Group, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconUsersGroup } from '@tabler/icons-react';
import {
  custodyDimensions,
  custodyKinds,
  custodyKindsOf,
  custodyMost,
  custodySince,
  isCustodyOld,
  localDay,
  type CustodyKind,
  type CustodyReturnView,
  type IsoDate,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { FormErrors } from '../../ui/form-errors';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useCustodyReturns, useGiveCustodyReturn, useLatestCounts } from './custody-returns.queries';
import { isWhole, PartsFields, partsOf, type Typed } from './parts-fields';

/** How many convicts, or juveniles, the own agency counted on which day; a count older than three months is said to be old. */
export function CustodyReturnsPage() {
  const { t, code } = useWords();
  const { date } = useDates();
  const { me } = useSession();
  useDocumentTitle('custody.title');
  const list = useCustodyReturns();
  const kinds = custodyKindsOf(me.unit.agencyId);
  const today = localDay(new Date());
  const { data: latest = [] } = useLatestCounts(kinds, null);
  const old = latest.filter(({ asOf }) => isCustodyOld(asOf, today));
  return (
    <>
      <PageHeader title={t('custody.title')} intro={t('custody.intro')} />
      <Stack gap="lg">
        {old.map(({ kind, asOf }) => (
          <Alert key={kind} color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {asOf === null
              ? t('custody.never', { kind: code(custodyKinds, kind) })
              : t('custody.old', { kind: code(custodyKinds, kind), date: date(asOf) })}
          </Alert>
        ))}
        {kinds.length > 0 && <GiveForm kinds={kinds} />}
        <Panel title={t('custody.given')} icon={<IconUsersGroup size={20} aria-hidden="true" />} flush>
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={3} />
          ) : list.items.length === 0 ? (
            <EmptyState icon={<IconUsersGroup size={30} stroke={1.6} aria-hidden="true" />} title={t('custody.none')} />
          ) : (
            <ul className={rows.list}>
              {list.items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
      </Stack>
    </>
  );
}

function Row({ one }: { readonly one: CustodyReturnView }) {
  const { t, code, list } = useWords();
  const { date, number } = useDates();
  const dimensions = [...new Set(one.parts.map(({ dimension }) => dimension))].map((dimension) => code(custodyDimensions, dimension));
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{`${code(custodyKinds, one.kind)} · ${date(one.asOf)}`}</span>
        <Text size="sm">
          {[
            `${t('custody.males')}: ${number(one.males)}`,
            `${t('custody.females')}: ${number(one.females)}`,
            `${t('custody.both')}: ${number(one.males + one.females)}`,
          ].join(' · ')}
        </Text>
        {dimensions.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('custody.by', { list: list(dimensions) })}
          </Text>
        )}
      </div>
      {one.counts && one.jump && <StatusBadge tone="waiting">{t('custody.jump')}</StatusBadge>}
      {!one.counts && <StatusBadge tone="neutral">{t('custody.replaced')}</StatusBadge>}
    </li>
  );
}

function GiveForm({ kinds }: { readonly kinds: readonly CustodyKind[] }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const give = useGiveCustodyReturn();
  const today = localDay(new Date());
  const [kind, setKind] = useState<CustodyKind>(kinds[0]!);
  const [asOf, setAsOf] = useState<IsoDate | null>(today);
  const [males, setMales] = useState<number | string>('');
  const [females, setFemales] = useState<number | string>('');
  const [typed, setTyped] = useState<Typed>({});
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const faults = [asOf === null, males === '', females === '', !isWhole(kind, typed, { males, females })].filter(Boolean).length;
  const missing = (empty: boolean): string | undefined => (attempt > 0 && empty ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (asOf === null || faults > 0) return;
    give.mutate(
      { kind, asOf, males: Number(males), females: Number(females), parts: partsOf(kind, typed) },
      {
        onSuccess: () => {
          sayDone('custody.done');
          setMales('');
          setFemales('');
          setTyped({});
          setAttempt(0);
        },
      },
    );
  };
  const count = (label: string, value: number | string, onChange: (value: number | string) => void) => (
    <NumberInput
      label={t(label)}
      value={value}
      onChange={onChange}
      min={0}
      max={custodyMost}
      allowDecimal={false}
      error={missing(value === '')}
      required
    />
  );
  return (
    <Panel title={t('custody.give')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
      <form ref={form} noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('custody.kind')}
            data={options(custodyKinds, kinds)}
            value={kind}
            onChange={(value) => {
              if (!custodyKinds.has(value)) return;
              setKind(value);
              setTyped({});
            }}
            allowDeselect={false}
          />
          <DateField
            label={t('custody.as-of')}
            value={asOf}
            onChange={setAsOf}
            minDate={custodySince}
            maxDate={today}
            error={missing(asOf === null)}
            required
          />
          <SimpleGrid cols={2} spacing="md">
            {count('custody.males', males, setMales)}
            {count('custody.females', females, setFemales)}
          </SimpleGrid>
          <details>
            <summary>{t('custody.parts')}</summary>
            <Stack gap="md" mt="sm">
              <PartsFields kind={kind} typed={typed} whole={{ males, females }} tried={attempt > 0} onType={setTyped} />
            </Stack>
          </details>
          <Text size="sm" c="dimmed">
            {t('custody.again')}
          </Text>
          <FormErrors form={form} count={faults} attempt={attempt} />
          <ProblemAlert error={give.error} />
          <Group>
            <Button type="submit" loading={give.isPending}>
              {t('custody.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
