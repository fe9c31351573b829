import { useState } from 'react';
import { Select, Text, TextInput } from '@mantine/core';
import { abroadBodies, abroadDestinations, type AbroadBody, type AbroadDestination, type ConsentId } from '@himaya/domain';
import { countryCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useConsents } from '../consents';
import { usePlanAbroad } from './abroad.queries';

/** To whom the person is handed over, and on which word of theirs. */
export function PlanDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { t, options, country: countryName } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const plan = usePlanAbroad(caseId);
  const consents = (useConsents(caseId).data ?? []).filter(({ purpose, status }) => purpose === 'repatriation' && status === 'valid');
  const [destination, setDestination] = useState<AbroadDestination | null>(null);
  const [country, setCountry] = useState<string | null>(null);
  const [bodyKind, setBodyKind] = useState<AbroadBody | null>(null);
  const [body, setBody] = useState('');
  const [chosen, setChosen] = useState<ConsentId | null>(null);
  const [tried, setTried] = useState(false);
  const consentId = chosen ?? consents[0]?.id ?? null;
  const required = (missing: boolean): string | null => (tried && missing ? t('field.required') : null);
  const send = (): void => {
    setTried(true);
    const name = body.trim();
    if (destination === null || country === null || bodyKind === null || name === '' || consentId === null) return;
    plan.mutate(
      { destination, country, bodyKind, body: name, consentId },
      {
        onSuccess: () => {
          sayDone('abroad.planned-done');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('abroad.plan')}
      text={t('abroad.plan-text')}
      confirmLabel={t('abroad.plan')}
      busy={plan.isPending}
      error={plan.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('abroad.destination')}
        data={options(abroadDestinations)}
        value={destination}
        onChange={(value) => setDestination(abroadDestinations.has(value) ? value : null)}
        error={required(destination === null)}
        withAsterisk
      />
      <Select
        label={t('abroad.country')}
        data={countryCodes.filter((code) => code !== 'IQ').map((value) => ({ value, label: countryName(value) }))}
        value={country}
        onChange={setCountry}
        error={required(country === null)}
        searchable
        withAsterisk
      />
      <Select
        label={t('abroad.body-kind')}
        data={options(abroadBodies)}
        value={bodyKind}
        onChange={(value) => setBodyKind(abroadBodies.has(value) ? value : null)}
        error={required(bodyKind === null)}
        withAsterisk
      />
      <TextInput
        label={t('abroad.body')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={required(body.trim() === '')}
        maxLength={300}
        withAsterisk
        data-person
      />
      {consents.length === 0 ? (
        <Text c="danger">{t('abroad.no-consent')}</Text>
      ) : (
        <Select
          label={t('abroad.consent')}
          data={consents.map(({ id, validUntil }) => ({ value: id, label: t('consent.until', { date: date(validUntil) }) }))}
          value={consentId}
          onChange={(value) => setChosen(consents.find(({ id }) => id === value)?.id ?? null)}
          withAsterisk
        />
      )}
    </ConfirmDialog>
  );
}
