import { Stack, Tabs } from '@mantine/core';
import { useAbility } from '@casl/react';
import {
  IconAlertHexagon,
  IconFileInfo,
  IconGavel,
  IconHistory,
  IconId,
  IconListDetails,
  IconMoodKid,
  IconRoute,
  IconScale,
  IconShieldExclamation,
  IconShieldSearch,
  IconTargetArrow,
} from '@tabler/icons-react';
import { useParams, useSearchParams } from 'react-router';
import type { CaseView, PacketField } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { JourneyStrip } from '../../ui/journey-strip';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { CoreSection, DerivedFacts, ReturnSection, ExploitationSection, IdentitySection, useCase } from '../case-record';
import { ClosedBanner } from '../closures';
import { CaseConcerns } from '../concerns';
import { ConsentsPanel } from '../consents';
import { PlanPanel } from '../case-plans';
import { DocumentsPanel } from '../documents';
import { EmergencyBanner } from '../emergency';
import { TravelFitnessPanel } from '../health-care';
import { LinksPanel } from '../matches';
import { MissingAlert, MissingPanel } from '../missing';
import { NeedsPanel } from '../needs';
import { OverridesPanel } from '../overrides';
import { CaseReferrals } from '../referrals';
import { OwnCopiesPanel } from '../own-copies';
import { RightsPanel } from '../rights';
import { PolicePanel } from '../police-assignments';
import { CaseProceedings } from '../proceedings';
import { CourtsPanel, IdentificationSection, ReflectionPanel } from '../identification';
import { NonPunishmentAlert, SafeguardsPanel } from '../safeguards';
import { RiskPanel } from '../risk';
import { ChildSafeguardsPanel } from '../child-safeguards';
import { ScreeningPanel } from '../screening';
import { BarsPanel, SealBanner, SealPanel } from '../seals';
import { AssignmentPanel, TasksPanel } from '../tasks';
import { TransferHistory } from '../transfers';
import { AccessLog } from './access-log';
import { AccessPanel } from './access-panel';
import { CaseHeader } from './case-header';
import { CaseTimeline } from './case-timeline';
import classes from './case-page.module.css';

/** One person's way through the mechanism, on one page. */
export function CasePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('case.title');
  const worksOnTasks = useAbility<AppAbility>().can('list', 'Task');
  const { data, error, refetch } = useCase(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  // Only read: nothing of it is anybody's to write but what after-care asks for.
  const record = data.status === 'closed' ? { ...data, access: { ...data.access, write: [] } } : data;
  return (
    <>
      {data.access.bases.includes('break-glass') && <EmergencyBanner caseId={data.id} />}
      <CaseHeader record={data} />
      <Stack gap="lg">
        {data.status === 'closed' && <ClosedBanner caseId={data.id} />}
        {data.sealed && <SealBanner />}
        {data.missing && <MissingAlert mark={data.missing} />}
        <NonPunishmentAlert caseId={data.id} />
        <Panel title={t('journey.title')} icon={<IconRoute size={20} aria-hidden="true" />}>
          <JourneyStrip steps={data.journey} {...(data.missing ? { missing: data.missing } : {})} />
        </Panel>
        <div className={classes.columns}>
          <CaseTabs record={record} />
          <aside className={classes.side} aria-label={t('case.side')}>
            {worksOnTasks && <AssignmentPanel record={data} />}
            {worksOnTasks && <TasksPanel record={data} />}
            <MissingPanel record={record} />
            <RightsPanel record={record} />
            <OwnCopiesPanel record={data} />
            <ReflectionPanel record={record} />
            <SafeguardsPanel record={record} />
            <CourtsPanel record={record} />
            <PolicePanel record={record} />
            <ConsentsPanel record={data} />
            <CaseConcerns record={record} />
            <OverridesPanel record={record} />
            <TravelFitnessPanel record={record} />
            <DocumentsPanel record={record} />
            <LinksPanel record={record} />
            <AccessPanel record={data} />
            <SealPanel record={data} />
            <BarsPanel record={data} />
            <TransferHistory caseId={data.id} />
          </aside>
        </div>
      </Stack>
    </>
  );
}

/** The person's own data: with any of them there is something to show. */
const personal: readonly PacketField[] = ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'];

/** A tab for what is granted; what is not granted is not drawn. */
function CaseTabs({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const { fields } = record.access;
  const tabs = [
    {
      value: 'overview',
      label: t('case.tab.overview'),
      icon: <IconFileInfo size={18} aria-hidden="true" />,
      panel: <Overview record={record} />,
    },
    {
      value: 'identification',
      label: t('decision.title'),
      icon: <IconScale size={18} aria-hidden="true" />,
      panel: <IdentificationSection record={record} />,
    },
    ...(personal.some((field) => fields.includes(field))
      ? [
          {
            value: 'identity',
            label: t('category.identity'),
            icon: <IconId size={18} aria-hidden="true" />,
            panel: <IdentitySection record={record} />,
          },
        ]
      : []),
    ...(record.exploitation || fields.includes('exploitation-screening')
      ? [
          {
            value: 'exploitation',
            label: t('category.exploitation'),
            icon: <IconAlertHexagon size={18} aria-hidden="true" />,
            panel: (
              <>
                {record.exploitation && <ExploitationSection records={record.exploitation} />}
                {fields.includes('exploitation-screening') && <ScreeningPanel record={record} />}
              </>
            ),
          },
        ]
      : []),
    ...(fields.includes('risk-assessments')
      ? [
          {
            value: 'risk',
            label: t('category.risk'),
            icon: <IconShieldExclamation size={18} aria-hidden="true" />,
            panel: <RiskPanel record={record} />,
          },
        ]
      : []),
    {
      value: 'plan',
      label: t('needs.tab'),
      icon: <IconTargetArrow size={18} aria-hidden="true" />,
      panel: (
        <>
          <NeedsPanel record={record} />
          <PlanPanel record={record} />
        </>
      ),
    },
    ...(record.safeguards && (fields.includes('family-guardianship') || fields.includes('family-best-interests'))
      ? [
          {
            value: 'child',
            label: t('child.tab'),
            icon: <IconMoodKid size={18} aria-hidden="true" />,
            panel: <ChildSafeguardsPanel record={record} />,
          },
        ]
      : []),
    ...(record.access.read.includes('proceedings') && ability.can('read', 'CaseProceedings')
      ? [
          {
            value: 'proceedings',
            label: t('category.proceedings'),
            icon: <IconGavel size={18} aria-hidden="true" />,
            panel: <CaseProceedings record={record} />,
          },
        ]
      : []),
    {
      value: 'referrals',
      label: t('case.tab.referrals'),
      icon: <IconListDetails size={18} aria-hidden="true" />,
      panel: <CaseReferrals caseId={record.id} />,
      flush: true,
    },
    ...(ability.can('read', 'AccessLog') && record.responsibleUnit.id === me.unit.id
      ? [
          {
            value: 'access-log',
            label: t('case.tab.access-log'),
            icon: <IconShieldSearch size={18} aria-hidden="true" />,
            panel: <AccessLog caseId={record.id} />,
            flush: true,
          },
        ]
      : []),
  ];
  const asked = search.get('tab');
  const shown = tabs.some(({ value }) => value === asked) ? asked : 'overview';
  return (
    <Tabs
      value={shown}
      onChange={(tab) => tab && setSearch({ tab }, { replace: true })}
      keepMounted={false}
      className={classes.main}
      classNames={{ tabSection: classes.tabIcon ?? '' }}
    >
      <div className={classes.scroll}>
        <Tabs.List className={classes.tabs}>
          {tabs.map(({ value, label, icon }) => (
            <Tabs.Tab key={value} value={value} leftSection={icon}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      {tabs.map(({ value, panel, ...tab }) => (
        <Tabs.Panel key={value} value={value}>
          <Panel flush={'flush' in tab}>{panel}</Panel>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Overview({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  return (
    <Stack gap="xl">
      <CoreSection record={record} />
      <ReturnSection record={record} />
      <DerivedFacts record={record} />
      <section>
        <h3 className={classes.heading}>
          <IconHistory size={20} aria-hidden="true" />
          {t('timeline.title')}
        </h3>
        <CaseTimeline caseId={record.id} />
      </section>
    </Stack>
  );
}
