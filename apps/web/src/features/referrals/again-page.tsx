import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHandStop, IconSend, IconShare } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import {
  leftUnmet,
  needCodes,
  rejectionReasons,
  serviceOutcomes,
  services,
  urgencies,
  type CaseView,
  type ReferralView,
} from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useCase } from '../case-record';
import { consentValuesFor, useConsents, useRecordConsent, type ConsentErrors } from '../consents';
import { useDocuments } from '../documents';
import { useOverrides } from '../overrides';
import { useProposals, useReferAgain } from './loop.queries';
import { recordBasis } from './record-basis';
import { ReferConsentStep } from './refer-consent-step';
import { ReferDeskStep } from './refer-desk-step';
import { namedCategories } from './refer-packet';
import {
  lackingConsents,
  nameableRecords,
  purposeInPlace,
  recordConsents,
  referValuesFor,
  usableConsents,
  usableOverrides,
  waitsForBestInterests,
  type ReferValues,
} from './refer-values';
import { useReferral } from './referrals.queries';
import classes from './refer-wizard.module.css';

/** One screen from a refusal to the next desk: the desk, who must be asked, and one button. */
export function AgainPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('again.title');
  const ended = useReferral(id);
  const record = useCase(ended.data?.caseId ?? '', ended.data?.caseId !== undefined);
  const error = ended.error ?? record.error;
  const back = { to: `/referrals/${id}`, label: t('referral.title') };
  if (error) return <ErrorState error={error} onRetry={() => void ended.refetch()} />;
  if (!ended.data) return <LoadingState rows={4} height={110} />;
  const { box, nextId } = ended.data;
  if (box !== 'outgoing' || nextId || !leftUnmet(ended.data)) {
    return (
      <>
        <PageHeader back={back} title={t('again.title')} />
        <EmptyState icon={<IconHandStop size={30} stroke={1.6} aria-hidden="true" />} title={t('again.not-possible')} />
        {nextId && (
          <Group justify="center">
            <Button component={Link} to={`/referrals/${nextId}`}>
              {t('referral.see-next')}
            </Button>
          </Group>
        )}
      </>
    );
  }
  if (!record.data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader back={back} title={t('again.title')} intro={t('again.intro')} />
      <Again ended={ended.data} record={record.data} />
    </>
  );
}

function Again({ ended, record }: { readonly ended: ReferralView; readonly record: CaseView }) {
  const { t, code, name } = useWords();
  const { me } = useSession();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const [values, setValues] = useState<ReferValues>(() => referValuesFor(record, ended, { need: undefined, urgency: ended.urgency }));
  const [missing, setMissing] = useState<string | null>(null);
  const [consentValues, setConsentValues] = useState(() => consentValuesFor(record.person));
  const [consentErrors, setConsentErrors] = useState<ConsentErrors>({});
  const units = useProposals(record.id, ended.service, ended.urgency, ended.id);
  const consents = useConsents(record.id);
  const overrides = useOverrides(record.id);
  const keepConsent = useRecordConsent(record.id);
  const documents = useDocuments(record.id);
  const again = useReferAgain(ended);
  const unit = units.data?.find(({ id }) => id === values.unitId);
  const usable = unit ? usableConsents(consents.data ?? [], unit, values) : [];
  const chosen = usable.find(({ id }) => id === values.consentId) ?? usable[0];
  const approved = unit ? usableOverrides(overrides.data ?? [], me.unit.id, unit.id) : [];
  const override = approved.find(({ id }) => id === values.overrideId);
  const nameable = unit ? nameableRecords(documents.data ?? [], me.unit.id, unit) : [];
  const named = namedCategories(values, nameable);
  const recordConsent = unit ? recordConsents(consents.data ?? [], unit, named)[0] : undefined;
  const lacking = unit && !override ? lackingConsents(consents.data ?? [], unit, values) : [];
  const waiting = !override && waitsForBestInterests(record, values.service, chosen?.givenBy ?? consentValues.givenBy);
  const change = (changed: Partial<ReferValues>): void => {
    setMissing(null);
    setValues((held) => ({ ...held, ...changed }));
  };
  const submit = async (): Promise<void> => {
    if (!unit) return setMissing('desk');
    const asked = await recordBasis({
      values: consentValues,
      record,
      unit,
      packet: values.categories,
      purpose: purposeInPlace(values),
      named,
      basis: override ? { overrideId: override.id } : chosen ? { consentId: chosen.id } : undefined,
      recordConsentId: recordConsent?.id,
      keep: keepConsent.mutateAsync,
    });
    setConsentErrors(asked.errors);
    if (!asked.basis) return;
    const spokeTo = values.spokeTo.trim();
    const phoned = ended.urgency === 'immediate' && values.phonedAt ? { phonedAt: values.phonedAt, spokeTo: spokeTo || null } : {};
    const records = named.length > 0 ? { documentIds: values.documentIds } : {};
    const referral = await again.mutateAsync({ toUnitId: unit.id, ...records, ...asked.basis, ...phoned });
    sayDone('again.done');
    void navigate(`/referrals/${referral.id}`);
  };
  return (
    <Stack gap="lg">
      <Alert
        color="calm"
        icon={<IconShare aria-hidden="true" />}
        title={t(ended.status === 'completed' ? 'again.unmet-by' : 'again.rejected-by', { unit: name(ended.toUnit.name) })}
      >
        <Text size="sm">
          {[
            ...(ended.rejectionReason ? [code(rejectionReasons, ended.rejectionReason)] : []),
            ...(ended.outcome ? [code(serviceOutcomes, ended.outcome)] : []),
            code(services, ended.service),
            code(needCodes, ended.needCode),
            code(urgencies, ended.urgency),
          ].join(' · ')}
        </Text>
      </Alert>
      <ReferDeskStep
        values={values}
        onChange={change}
        record={record}
        units={units.data}
        error={units.error}
        onRetry={() => void units.refetch()}
        missing={missing}
      />
      {unit && (
        <ReferConsentStep
          fixed
          values={{ ...values, consentId: values.overrideId ? null : (chosen?.id ?? null) }}
          onChange={change}
          record={record}
          unit={unit}
          nameable={nameable}
          recordConsent={recordConsent}
          usable={usable}
          lacking={lacking}
          waiting={waiting}
          approved={approved}
          consentValues={consentValues}
          consentErrors={consentErrors}
          onConsentChange={(changed) => setConsentValues({ ...consentValues, ...changed })}
        />
      )}
      <ProblemAlert error={keepConsent.error ?? again.error} />
      <div className={classes.bar}>
        <Group justify="flex-end">
          <Button
            size="lg"
            loading={keepConsent.isPending || again.isPending}
            // What went wrong is shown by the two requests themselves.
            onClick={() => void submit().catch(() => undefined)}
            disabled={unit !== undefined && (waiting || lacking.length > 0)}
            leftSection={<IconSend size={20} aria-hidden="true" className={classes.send} />}
          >
            {t(!unit || ((chosen || override) && (named.length === 0 || recordConsent)) ? 'refer.send' : 'refer.record-and-send')}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}
