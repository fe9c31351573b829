import { useState } from 'react';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconFileInfo, IconPhoneCall } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import { concernPlaces, concernSigns, governorates, type ConcernSign, type LabourMatterView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { OneOf, SomeOf } from './choices';
import classes from './concerns.module.css';
import { useLabourMatter, useReturnLabourMatter } from './labour.queries';

/** One matter of the labour inspection, and the way back to the police where it shows trafficking after all. */
export function LabourMatterPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('labour.one-title');
  const { data, error, refetch } = useLabourMatter(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: '/report', label: t('concern.report-title') }}
        title={t('labour.one-title')}
        intro={t(data.passedOn ? 'labour.passed-on' : 'labour.kept')}
      />
      <div className={classes.columns}>
        <Facts matter={data} />
        <Panel title={t('labour.return-title')} icon={<IconArrowBackUp size={20} aria-hidden="true" />}>
          <GiveBack matter={data} onReload={() => void refetch()} />
        </Panel>
      </div>
    </>
  );
}

function Facts({ matter }: { readonly matter: LabourMatterView }) {
  const { t, code, list } = useWords();
  const { instant, number } = useDates();
  return (
    <Panel title={t('concern.facts')} icon={<IconFileInfo size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {matter.narrative && <Text className={classes.text}>{matter.narrative}</Text>}
        <DefinitionList
          items={[
            { term: t('concern.signs-seen'), value: list(matter.signs.map((sign) => code(concernSigns, sign))) },
            { term: t('concern.employer'), value: matter.employer },
            { term: t('concern.place-kind'), value: list([code(concernPlaces, matter.placeKind), code(governorates, matter.governorate)]) },
            { term: t('concern.exact-place'), value: matter.place },
            { term: t('concern.seen-at'), value: instant(matter.seenAt) },
            { term: t('concern.people'), value: number(matter.peopleCount) },
          ]}
        />
      </Stack>
    </Panel>
  );
}

function GiveBack({ matter, onReload }: { readonly matter: LabourMatterView; readonly onReload: () => void }) {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const giveBack = useReturnLabourMatter(matter);
  const [signs, setSigns] = useState<readonly ConcernSign[]>([]);
  const [danger, setDanger] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        giveBack.mutate(
          { signs, danger },
          {
            onSuccess: () => {
              sayDone('labour.returned');
              void navigate('/report');
            },
          },
        );
      }}
    >
      <Stack gap="md">
        <Text>{t('labour.return-text')}</Text>
        <OneOf
          label={t('concern.danger')}
          value={danger ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('concern.danger-yes'), alarm: true },
            { value: 'no', label: t('concern.danger-no') },
          ]}
          onChange={(chosen) => setDanger(chosen === 'yes')}
        />
        {danger && (
          <Alert color="danger" icon={<IconPhoneCall aria-hidden="true" />}>
            {t('concern.danger-text')}
          </Alert>
        )}
        <SomeOf
          label={t('labour.found')}
          hint={t('concern.signs-hint')}
          options={options(concernSigns)}
          value={signs}
          onChange={setSigns}
        />
        <ProblemAlert error={giveBack.error} onReload={onReload} />
        <Button type="submit" size="md" loading={giveBack.isPending} disabled={signs.length === 0 && !danger}>
          {t('labour.return')}
        </Button>
      </Stack>
    </form>
  );
}
