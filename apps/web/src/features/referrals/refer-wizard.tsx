import { useState } from 'react';
import { Button, Group, Stack, Stepper } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { proposeUrgency, type CaseView, type NeedView, type RiskLevel } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useStepHeading } from '../../ui/use-step-heading';
import { consentValuesFor, useConsents, useRecordConsent, type ConsentErrors } from '../consents';
import { useDocuments } from '../documents';
import { useOverrides } from '../overrides';
import { ReferConsentStep } from './refer-consent-step';
import { ReferDeskStep } from './refer-desk-step';
import { ReferNeedStep } from './refer-need-step';
import { recordBasis } from './record-basis';
import { namedCategories } from './refer-packet';
import {
  lackingConsents,
  nameableRecords,
  purposeInPlace,
  recordConsents,
  referBodyOf,
  referValuesFor,
  sentFields,
  usableConsents,
  usableOverrides,
  waitsForBestInterests,
  type ReferValues,
} from './refer-values';
import { useProposals } from './loop.queries';
import { useSendReferral } from './referrals.queries';
import classes from './refer-wizard.module.css';

const steps = ['need', 'desk', 'consent'] as const;

interface Props {
  readonly record: CaseView;
  /** The open needs of the case. */
  readonly needs: readonly NeedView[];
  /** The need the referral was started from. */
  readonly neededId: string | null;
  /** The latest level of risk, where the reader may know it. */
  readonly risk: RiskLevel | null;
}

/** Need, desk, packet and consent: three steps, each with a choice already made where one can be guessed. */
export function ReferWizard({ record, needs, neededId, risk }: Props) {
  const { t } = useWords();
  const { me } = useSession();
  const { number } = useDates();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const started = needs.find(({ id }) => id === neededId) ?? (needs.length === 1 ? needs[0] : undefined);
  const [values, setValues] = useState(() =>
    referValuesFor(record, undefined, { need: started, urgency: proposeUrgency({ risk, need: started?.level ?? null }).urgency }),
  );
  const need = needs.find(({ id }) => id === values.needId);
  const proposed = proposeUrgency({ risk, need: need?.level ?? null });
  const [step, setStep] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const [consentValues, setConsentValues] = useState(() => consentValuesFor(record.person));
  const [consentErrors, setConsentErrors] = useState<ConsentErrors>({});
  const units = useProposals(record.id, values.service, values.urgency);
  const consents = useConsents(record.id);
  const overrides = useOverrides(record.id);
  const documents = useDocuments(record.id);
  const keepConsent = useRecordConsent(record.id);
  const send = useSendReferral(record.id);
  const heading = useStepHeading(step);

  const unit = units.data?.find(({ id }) => id === values.unitId);
  const usable = unit ? usableConsents(consents.data ?? [], unit, values) : [];
  const chosen = usable.find(({ id }) => id === values.consentId);
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

  const pickNeed = (picked: NeedView): void => {
    change({
      needId: picked.id,
      service: picked.service,
      needCode: picked.needCode,
      urgency: proposeUrgency({ risk, need: picked.level }).urgency,
      unitId: null,
      consentId: null,
      fields: null,
      documentIds: [],
    });
  };
  const next = (): void => {
    const left = step === 0 ? (!values.service ? 'service' : !values.needCode ? 'need' : null) : !unit ? 'desk' : null;
    setMissing(left);
    if (!left) setStep(step + 1);
  };
  const submit = async (): Promise<void> => {
    if (!unit) return;
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
    if (asked.consentId) change({ consentId: asked.consentId });
    const body = asked.basis && referBodyOf(values, asked.basis, sentFields(values, record, unit));
    if (!body) return;
    const referral = await send.mutateAsync(body);
    sayDone('refer.sent');
    void navigate(`/referrals/${referral.id}`);
  };
  const busy = keepConsent.isPending || send.isPending;

  return (
    <Stack gap="lg">
      <Stepper active={step} onStepClick={(chosenStep) => chosenStep < step && setStep(chosenStep)} size="sm" className={classes.stepper}>
        {steps.map((name, place) => (
          <Stepper.Step key={name} icon={number(place + 1)} label={t(`refer.step.${name}`)} allowStepSelect={place < step} />
        ))}
      </Stepper>
      <div ref={heading} tabIndex={-1} className={classes.step} aria-label={t(`refer.step.${steps[step] ?? 'need'}`)} role="group">
        {step === 0 && (
          <ReferNeedStep
            values={values}
            onChange={change}
            missing={missing}
            record={record}
            needs={needs}
            need={need}
            onPick={pickNeed}
            proposed={proposed}
            risk={risk}
          />
        )}
        {step === 1 && (
          <ReferDeskStep
            values={values}
            onChange={change}
            record={record}
            units={units.data}
            error={units.error}
            onRetry={() => void units.refetch()}
            missing={missing}
          />
        )}
        {step === 2 && unit && (
          <ReferConsentStep
            values={values}
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
      </div>
      <ProblemAlert error={keepConsent.error ?? send.error} />
      <div className={classes.bar}>
        <Group justify="space-between">
          <Button variant="default" onClick={() => (step === 0 ? void navigate(`/cases/${record.id}`) : setStep(step - 1))}>
            {t('action.back')}
          </Button>
          {step < 2 ? (
            <Button size="lg" onClick={next}>
              {t('action.next')}
            </Button>
          ) : (
            <Button
              size="lg"
              loading={busy}
              disabled={!unit || waiting || lacking.length > 0}
              // What went wrong is shown by the two requests themselves.
              onClick={() => void submit().catch(() => undefined)}
              leftSection={<IconSend size={20} aria-hidden="true" className={classes.send} />}
            >
              {t((chosen || override) && (named.length === 0 || recordConsent) ? 'refer.send' : 'refer.record-and-send')}
            </Button>
          )}
        </Group>
      </div>
    </Stack>
  );
}
