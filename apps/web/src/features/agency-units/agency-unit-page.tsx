import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconBuildingOff } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { governorates, unitKinds, type AgencyUnitView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { UnitStateBadge } from './agency-units-page';
import { useAgencyUnit, useChangeUnit, useCloseUnit } from './agency-units.queries';
import { UnitForm } from './unit-form';
import { valuesOf } from './unit-values';

/** One unit: its facts to change, and its end. */
export function AgencyUnitPage() {
  const { id = '' } = useParams();
  const { t, name } = useWords();
  const { ability } = useSession();
  useDocumentTitle('agency-unit.title');
  const { data: unit, error, refetch } = useAgencyUnit(id);
  const back = { to: '/admin/units', label: t('agency-units.title') };
  if (error && !unit) {
    return (
      <>
        <PageHeader title={t('agency-unit.title')} back={back} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!unit) return <LoadingState />;
  const changeable = unit.closedAt === null && ability.can('change', 'AgencyUnit');
  return (
    <>
      <PageHeader
        title={name(unit.name)}
        intro={<UnitStateBadge unit={unit} />}
        back={back}
        actions={changeable && ability.can('close', 'AgencyUnit') && <CloseUnit unit={unit} />}
      />
      {changeable ? <ChangeUnit key={unit.version} unit={unit} onReload={() => void refetch()} /> : <ClosedUnit unit={unit} />}
    </>
  );
}

function ChangeUnit({ unit, onReload }: { readonly unit: AgencyUnitView; readonly onReload: () => void }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const change = useChangeUnit(unit);
  return (
    <UnitForm
      start={valuesOf(unit)}
      kind={unit.kind}
      kindField={<KindOf unit={unit} />}
      saveLabel={t('agency-unit.save')}
      busy={change.isPending}
      error={change.error}
      onReload={onReload}
      onSave={(body) => change.mutate(body, { onSuccess: () => sayDone('agency-unit.saved') })}
    />
  );
}

function KindOf({ unit }: { readonly unit: AgencyUnitView }) {
  const { t, code } = useWords();
  return <DefinitionList items={[{ term: t('agency-unit.kind'), value: code(unitKinds, unit.kind) }]} />;
}

function ClosedUnit({ unit }: { readonly unit: AgencyUnitView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  return (
    <Panel title={t('agency-unit.names')}>
      <DefinitionList
        items={[
          { term: t('agency-unit.kind'), value: code(unitKinds, unit.kind) },
          { term: t('agency-unit.governorate'), value: code(governorates, unit.governorate) },
          ...(unit.closedAt ? [{ term: t('agency-units.closed'), value: date(unit.closedAt.slice(0, 10)) }] : []),
        ]}
      />
    </Panel>
  );
}

function CloseUnit({ unit }: { readonly unit: AgencyUnitView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const close = useCloseUnit(unit);
  const [asking, setAsking] = useState(false);
  const end = (): void => {
    close.reset();
    setAsking(false);
  };
  return (
    <>
      <Button color="danger" variant="light" leftSection={<IconBuildingOff size={18} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t('agency-unit.close')}
      </Button>
      {asking && (
        <ConfirmDialog
          opened
          danger
          title={t('agency-unit.close')}
          text={t('agency-unit.close-text')}
          confirmLabel={t('agency-unit.close')}
          busy={close.isPending}
          error={close.error}
          onConfirm={() => close.mutate(undefined, { onSuccess: () => sayDone('agency-unit.closed-done') })}
          onClose={end}
        />
      )}
    </>
  );
}
