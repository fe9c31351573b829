import { useState } from 'react';
import { Select } from '@mantine/core';
import { useNavigate } from 'react-router';
import { unitKinds, type UnitKind } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { useSayDone } from '../../ui/say-done';
import { useAgencyUnits, useOpenUnit } from './agency-units.queries';
import { UnitForm } from './unit-form';
import { emptyUnit } from './unit-values';

/** Another unit, of a kind that the agency has already. */
export function NewAgencyUnitPage() {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  useDocumentTitle('agency-units.new');
  const units = useAgencyUnits();
  const open = useOpenUnit();
  const [kind, setKind] = useState<UnitKind | null>(null);
  const kinds = unitKinds.codes.filter((code) => units.data?.some((unit) => unit.kind === code));
  return (
    <>
      <PageHeader title={t('agency-units.new')} back={{ to: '/admin/units', label: t('agency-units.title') }} />
      {units.error ? (
        <ErrorState error={units.error} onRetry={() => void units.refetch()} />
      ) : !units.data ? (
        <LoadingState />
      ) : (
        <UnitForm
          start={emptyUnit}
          kind={kind}
          kindField={
            <Select
              label={t('agency-unit.kind')}
              description={t('agency-unit.kind-help')}
              data={options(unitKinds, kinds)}
              value={kind}
              onChange={(chosen) => unitKinds.has(chosen) && setKind(chosen)}
              allowDeselect={false}
              required
            />
          }
          saveLabel={t('agency-unit.save')}
          busy={open.isPending}
          error={open.error}
          onSave={(body) =>
            kind &&
            open.mutate(
              { ...body, kind },
              {
                onSuccess: (unit) => {
                  sayDone('agency-unit.saved');
                  void navigate(`/admin/units/${unit.id}`, { replace: true });
                },
              },
            )
          }
        />
      )}
    </>
  );
}
