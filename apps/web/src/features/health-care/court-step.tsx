import { useState } from 'react';
import { Alert, Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import {
  disclosureBases,
  reportParts,
  type BasisView,
  type CaseId,
  type ConsentId,
  type DisclosuresView,
  type OverrideId,
  type ReportView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { CourtBasis } from './court-basis';
import { useDisclosures, useDiscloseReport } from './report.queries';

interface Props {
  readonly report: ReportView;
  /** Null once sharing ended: then an order or a consent recorded before is all there is. */
  readonly caseId: CaseId | null;
}

/** To which courts' offices a report was given, and the giving: to where the case lies, on a consent or a court's order that holds today. */
export function CourtStep({ report, caseId }: Props) {
  const { t } = useWords();
  const found = useDisclosures(report);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingState rows={2} />;
  return (
    <Stack gap="md">
      <Given of={found.data} />
      {report.status === 'issued' &&
        (found.data.courts.length === 0 ? (
          <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
            {t('court-report.no-court')}
          </Alert>
        ) : (
          <Giving report={report} caseId={caseId} of={found.data} />
        ))}
    </Stack>
  );
}

function Given({ of: { items } }: { readonly of: DisclosuresView }) {
  const { t, code, name, list } = useWords();
  const { instant } = useDates();
  if (items.length === 0) return <Text c="dimmed">{t('court-report.none-given')}</Text>;
  return (
    <ul className={rows.inner} aria-label={t('court-report.given-to')}>
      {items.map((item) => (
        <li key={item.id} className={rows.row}>
          <div className={rows.words}>
            <span className={rows.name}>{name(item.court.name)}</span>
            <Text size="sm" c="dimmed">
              {`${instant(item.disclosedAt)} · ${code(disclosureBases, item.basis)} · ${list(item.parts.map((part) => code(reportParts, part)))}`}
            </Text>
          </div>
          <StatusBadge tone={item.open ? 'active' : 'stopped'}>{t(item.open ? 'court-report.open' : 'court-report.shut')}</StatusBadge>
        </li>
      ))}
    </ul>
  );
}

function Giving({ report, caseId, of: { courts, bases } }: Props & { readonly of: DisclosuresView }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const disclosing = useDiscloseReport(report);
  const [courtId, setCourtId] = useState<string>(courts[0]!.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const court = courts.find(({ id }) => id === courtId)!;
  const usable = bases.filter((one) => one.court.id === courtId);
  const basis = usable.find(({ id }) => id === chosen) ?? usable[0];
  const give = (): void => {
    if (basis === undefined) return;
    const { id, basis: kind } = basis;
    disclosing.mutate(
      { toUnitId: court.id, ...(kind === 'consent' ? { consentId: id as ConsentId } : { overrideId: id as OverrideId }) },
      { onSuccess: () => sayDone('court-report.done') },
    );
  };
  return (
    <Stack gap="md">
      <Select
        label={t('court-report.to')}
        data={courts.map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={courtId}
        onChange={(id) => id !== null && setCourtId(id)}
        allowDeselect={false}
      />
      {basis === undefined ? (
        <>
          <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
            {t('court-report.no-basis')}
          </Alert>
          {caseId !== null && <CourtBasis caseId={caseId} court={court} report={report} />}
        </>
      ) : (
        <>
          <Radio.Group label={t('court-report.on')} value={basis.id} onChange={setChosen}>
            <Stack gap="sm" mt="xs">
              {usable.map((one) => (
                <BasisRadio key={one.id} basis={one} />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {t('court-report.about')}
          </Text>
          <ProblemAlert error={disclosing.error} />
          <Group>
            <Button onClick={give} loading={disclosing.isPending}>
              {t('court-report.give')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function BasisRadio({ basis }: { readonly basis: BasisView }) {
  const { t, code, list } = useWords();
  const { date } = useDates();
  return (
    <Radio
      value={basis.id}
      label={code(disclosureBases, basis.basis)}
      description={`${list(basis.parts.map((part) => code(reportParts, part)))} · ${t('court-report.until', { date: date(basis.until) })}`}
    />
  );
}
