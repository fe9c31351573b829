import { useState } from 'react';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconBook2, IconClock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { rightsLanguageFor, type CaseView, type RightsExplanationView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { ExplainRightsDialog } from './explain-rights-dialog';
import { useRightsExplanations } from './rights.queries';
import classes from './rights.module.css';

/** When the person was told their rights and how; or that it is still owed. */
export function RightsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useRightsExplanations(record.id);
  const open = record.status === 'open';
  const mayRecord = ability.can('record', 'RightsExplanation') && open && record.access.write.length > 0;
  return (
    <Panel title={t('rights.title')} icon={<IconBook2 size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            {record.rightsExplainedOn === null && open && (
              <Alert color="warn" icon={<IconClock aria-hidden="true" />}>
                {t('rights.not-told')}
              </Alert>
            )}
            {data?.map((explanation) => (
              <Told key={explanation.id} explanation={explanation} />
            ))}
          </>
        )}
        <Button component={Link} to={`/rights/${rightsLanguageFor(record.person.languages)}`} variant="default">
          {t('rights.show')}
        </Button>
        {mayRecord && (
          <Button variant="light" onClick={() => setAsking(true)}>
            {t('rights.record')}
          </Button>
        )}
      </Stack>
      <ExplainRightsDialog record={record} opened={asking} onClose={() => setAsking(false)} />
    </Panel>
  );
}

function Told({ explanation }: { readonly explanation: RightsExplanationView }) {
  const { t, languageName } = useWords();
  const { date } = useDates();
  const { explainedOn, language, withInterpreter, copyGiven, recordedBy } = explanation;
  return (
    <div className={classes.told}>
      <Text fw={600}>{t('rights.told-on', { date: date(explainedOn) })}</Text>
      <ul className={classes.facts}>
        <li>
          {t('rights.language')}: {languageName(language)}
        </li>
        <li>
          {t('rights.by')}: {recordedBy ?? t('rights.other-unit')}
        </li>
        {withInterpreter && <li>{t('rights.with-interpreter')}</li>}
        {copyGiven && <li>{t('rights.copy-given')}</li>}
      </ul>
    </div>
  );
}
