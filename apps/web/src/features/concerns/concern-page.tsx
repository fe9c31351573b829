import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconFileInfo, IconHistory, IconScale, IconUsers } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import {
  concernKinds,
  concernPlaces,
  concernReference,
  concernSigns,
  concernSteps,
  detectionChannels,
  governorates,
  likenesses,
  noGroundReasons,
  safeContacts,
  type ConcernView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { ConcernPhotos } from './concern-photos';
import { ConcernRow, ConcernStatusBadge } from './concern-row';
import classes from './concerns.module.css';
import { useConcern, useTriage } from './concerns.queries';
import { DecideConcern } from './decide-concern';
import { PersonsOfConcern } from './persons-of-concern';

/** One concern: what was reported, what may be the same, and what becomes of it. */
export function ConcernPage() {
  const { t, code } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('concern.one-title');
  const { data, error, refetch } = useConcern(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: '/concerns', label: t('concern.queue-title') }}
        title={code(concernKinds, data.kind)}
        intro={
          <Group gap="sm" mt={2}>
            <ConcernStatusBadge status={data.status} />
            {data.danger && (
              <Badge color="danger" leftSection={<IconAlertTriangle size={14} aria-hidden="true" />}>
                {t('concern.in-danger')}
              </Badge>
            )}
            {data.dueAt && <DueTime dueAt={data.dueAt} />}
          </Group>
        }
      />
      <div className={classes.columns}>
        <Stack gap="lg">
          <Facts concern={data} />
          <Persons concern={data} />
          {data.photos.length > 0 && <ConcernPhotos photos={data.photos} />}
        </Stack>
        <Stack gap="lg">
          {data.outcomes.length > 0 && (
            <Panel title={t('concern.decide')} icon={<IconScale size={20} aria-hidden="true" />}>
              <DecideConcern concern={data} onReload={() => void refetch()} />
            </Panel>
          )}
          {data.outcomes.length > 0 && <Likely concern={data} />}
          {data.joined.length > 0 && (
            <Panel title={t('concern.joined')} flush>
              <ul className={classes.list}>
                {data.joined.map((other) => (
                  <ConcernRow key={other.id} concern={other} />
                ))}
              </ul>
            </Panel>
          )}
          <History concern={data} />
        </Stack>
      </div>
    </>
  );
}

function Facts({ concern }: { readonly concern: ConcernView }) {
  const { t, code, name, list } = useWords();
  const { instant, number } = useDates();
  return (
    <Panel title={t('concern.facts')} icon={<IconFileInfo size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {concern.narrative && <Text className={classes.text}>{concern.narrative}</Text>}
        <DefinitionList
          items={[
            { term: t('concern.signs-seen'), value: list(concern.signs.map((sign) => code(concernSigns, sign))) },
            ...(concern.foundSigns.length > 0
              ? [{ term: t('labour.found'), value: list(concern.foundSigns.map((sign) => code(concernSigns, sign))) }]
              : []),
            ...(concern.signsAbsent.length > 0
              ? [{ term: t('concern.signs-absent'), value: list(concern.signsAbsent.map((sign) => code(concernSigns, sign))) }]
              : []),
            {
              term: t('concern.place-kind'),
              value: list([code(concernPlaces, concern.placeKind), code(governorates, concern.governorate)]),
            },
            { term: t('concern.exact-place'), value: concern.place },
            { term: t('concern.seen-at'), value: instant(concern.seenAt) },
            { term: t('concern.sent-at'), value: instant(concern.sentAt) },
            { term: t('concern.people'), value: number(concern.peopleCount) },
            { term: t('concern.safe-contact'), value: code(safeContacts, concern.safeContact) },
            {
              term: t('concern.reported-by'),
              value: list([
                code(detectionChannels, concern.channel),
                concern.fromPublic ? t('concern.from-public') : name(concern.reportedUnit.name),
              ]),
            },
            ...(concern.fromPublic ? [{ term: t('concern.reference'), value: concernReference(concern.id) }] : []),
            ...('callback' in concern ? [{ term: t('concern.callback-of'), value: concern.callback }] : []),
            ...(concern.kind === 'labour-case' ? [{ term: t('concern.employer'), value: concern.employer }] : []),
          ]}
        />
      </Stack>
    </Panel>
  );
}

function Persons({ concern }: { readonly concern: ConcernView }) {
  const { t } = useWords();
  if (concern.persons.length === 0 && concern.status !== 'accepted') return null;
  return (
    <Panel title={t('concern.persons')} icon={<IconUsers size={20} aria-hidden="true" />} flush>
      <PersonsOfConcern concern={concern} />
    </Panel>
  );
}

function Likely({ concern }: { readonly concern: ConcernView }) {
  const { t, code, list } = useWords();
  const triage = useTriage(concern);
  const sayDone = useSayDone();
  const navigate = useNavigate();
  const join = (duplicateOf: ConcernView['id']): void =>
    triage.mutate(
      { outcome: 'duplicate', duplicateOf },
      {
        onSuccess: () => {
          sayDone('concern.done');
          void navigate(`/concerns/${duplicateOf}`);
        },
      },
    );
  return (
    <Panel title={t('concern.likely')} icon={<IconCopy size={20} aria-hidden="true" />} flush>
      {concern.likely.length === 0 ? (
        <Text p="md" c="dimmed">
          {t('concern.likely-none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {concern.likely.map((other) => (
            <ConcernRow key={other.id} concern={other}>
              <Group justify="space-between" px="md" pb="sm" gap="sm">
                <Text size="sm">{list(other.because.map((why) => code(likenesses, why)))}</Text>
                <Button variant="light" size="sm" loading={triage.isPending} onClick={() => join(other.id)}>
                  {t('concern.join')}
                </Button>
              </Group>
            </ConcernRow>
          ))}
        </ul>
      )}
      <ProblemAlert error={triage.error} />
    </Panel>
  );
}

function History({ concern: { steps } }: { readonly concern: ConcernView }) {
  const { t, code, name, list } = useWords();
  const { instant } = useDates();
  if (steps.length === 0) return null;
  return (
    <Panel title={t('concern.history')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      <ul className={classes.list}>
        {steps.map((step) => (
          <li key={step.at} className={classes.row}>
            <div className={classes.facts}>
              <Text fw={600}>
                {list([
                  code(concernSteps, step.outcome),
                  ...(step.reason ? [code(noGroundReasons, step.reason)] : []),
                  ...(step.toUnit ? [name(step.toUnit.name)] : []),
                ])}
              </Text>
              <div className={classes.more}>
                <span>{name(step.unit.name)}</span>
                <time dateTime={step.at}>{instant(step.at)}</time>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
