import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { categoryOfPart, reportParts, type CaseId, type CaseView, type ReportView, type UnitRef } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { LoadingState } from '../../ui/loading-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useCase } from '../case-record';
import { ConsentFields, ConsentWords, consentBodyOf, consentValuesFor, useRecordConsent, type ConsentErrors } from '../consents';
import { RequestOverride } from '../overrides';
import { useRefreshCare } from './care.queries';

interface Props {
  readonly caseId: CaseId;
  readonly court: UnitRef;
  readonly report: ReportView;
}

/** What lets a report go to a court: the person's consent, recorded here, or the court's order, which a second person approves. */
export function CourtBasis({ caseId, ...rest }: Props) {
  const found = useCase(caseId);
  return found.data ? <Basis record={found.data} {...rest} /> : <LoadingState rows={2} />;
}

function Basis({ record, court, report }: { readonly record: CaseView } & Omit<Props, 'caseId'>) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const refresh = useRefreshCare();
  const recording = useRecordConsent(record.id);
  const [asking, setAsking] = useState(false);
  const [values, setValues] = useState(() => consentValuesFor(record.person));
  const [errors, setErrors] = useState<ConsentErrors>({});
  const shared = reportParts.codes
    .filter((part) => report[part])
    .map((part) => categoryOfPart[part])
    .filter((category) => record.access.read.includes(category));
  const save = (): void => {
    const asked = { ...values, purpose: 'share-health' as const, recipientUnitId: court.id, categories: shared };
    const result = consentBodyOf(asked, record.person.ageBand);
    setErrors('errors' in result ? result.errors : {});
    if ('errors' in result) return;
    recording.mutate(result.body, {
      onSuccess: () => {
        sayDone('court-report.consented');
        void refresh();
      },
    });
  };
  return (
    <Stack gap="md">
      {asking && (
        <>
          <ConsentWords
            purpose="share-health"
            recipient={court.name}
            categories={shared}
            validUntil={values.validUntil}
            language={values.language}
          />
          <ConsentFields
            fixed
            values={values}
            errors={errors}
            onChange={(changed) => setValues({ ...values, ...changed })}
            ageBand={record.person.ageBand}
            offered={shared}
          />
          <ProblemAlert error={recording.error} />
        </>
      )}
      <Group gap="sm">
        {asking ? (
          <Button variant="light" onClick={save} loading={recording.isPending}>
            {t('court-report.save-consent')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('court-report.ask-consent')}
          </Button>
        )}
        <RequestOverride record={record} recipient={court} />
      </Group>
    </Stack>
  );
}
