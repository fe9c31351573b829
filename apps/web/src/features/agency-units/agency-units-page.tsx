import { Button } from '@mantine/core';
import { IconBuildingPlus, IconBuildings } from '@tabler/icons-react';
import { Link } from 'react-router';
import { freePlaces, governorates, services, unitKinds, type AgencyUnitView, type Service } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { useAgencyUnits } from './agency-units.queries';
import classes from './agency-units.module.css';

/** The units and desks an administrator looks after. */
export function AgencyUnitsPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('agency-units.title');
  const { data, error, refetch } = useAgencyUnits();
  return (
    <>
      <PageHeader
        title={t('agency-units.title')}
        intro={t('agency-units.intro')}
        actions={
          ability.can('create', 'AgencyUnit') && (
            <Button component={Link} to="/admin/units/new" leftSection={<IconBuildingPlus size={20} aria-hidden="true" />}>
              {t('agency-units.new')}
            </Button>
          )
        }
      />
      <Panel flush>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState />
        ) : data.length === 0 ? (
          <EmptyState
            icon={<IconBuildings size={30} stroke={1.6} aria-hidden="true" />}
            title={t('agency-units.none')}
            text={t('agency-units.none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {data.map((unit) => (
              <UnitRow key={unit.id} unit={unit} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function UnitRow({ unit }: { readonly unit: AgencyUnitView }) {
  const { t, name, code, list } = useWords();
  const offered = [...new Set<Service>(unit.offers.map(({ service }) => service))];
  const room = unit.offers.some((offer) => offer.freePlaces === 'some') ? 'some' : 'none';
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Link to={`/admin/units/${unit.id}`} className={classes.name}>
          {name(unit.name)}
        </Link>
        <div className={classes.more}>
          <span>{code(unitKinds, unit.kind)}</span>
          <span>{code(governorates, unit.governorate)}</span>
          <span>{offered.length === 0 ? t('agency-units.no-offers') : list(offered.map((service) => code(services, service)))}</span>
        </div>
      </div>
      {offered.length > 0 && unit.closedAt === null && (
        <StatusBadge tone={room === 'some' ? 'done' : 'waiting'}>{code(freePlaces, room)}</StatusBadge>
      )}
      <UnitStateBadge unit={unit} />
    </li>
  );
}

export function UnitStateBadge({ unit }: { readonly unit: AgencyUnitView }) {
  const { t } = useWords();
  return (
    <StatusBadge tone={unit.closedAt === null ? 'active' : 'neutral'}>
      {t(unit.closedAt === null ? 'agency-units.open' : 'agency-units.closed')}
    </StatusBadge>
  );
}
