import { useState } from 'react';
import { Alert, Button, Checkbox, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { ceilingOf } from '@himaya/auth';
import {
  categories,
  consentGivers,
  decideChildConsent,
  decideSharing,
  localDay,
  maskOf,
  missingBestInterests,
  overrideGrounds,
  presumedChild,
  type CaseView,
  type Category,
  type ConsentId,
  type OverrideId,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { MissingBestInterests } from '../child-safeguards';
import {
  ConsentFields,
  ConsentWords,
  consentBodyOf,
  consentValuesFor,
  useConsents,
  useRecordConsent,
  type ConsentErrors,
} from '../consents';
import { RequestOverride, useOverrides } from '../overrides';
import { usePoliceSections, useTellPolice } from './police.queries';

const inPlace = 'new';
/** What the role of a section may ever read: never where the person sleeps. */
const policeReads = ceilingOf(['police-officer']).read;

interface Props {
  readonly record: CaseView;
  readonly onClose: () => void;
}

/** Section, what it will see, and the person's word for it: a consent at hand, one recorded in place, or an override. */
export function TellPoliceDialog({ record, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal opened onClose={onClose} title={t('police.tell')} size="xl" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <TellPoliceForm record={record} onClose={onClose} />
    </Modal>
  );
}

function TellPoliceForm({ record, onClose }: Props) {
  const { t, code, name } = useWords();
  const { date } = useDates();
  const { me } = useSession();
  const sayDone = useSayDone();
  const [sectionId, setSectionId] = useState<string | null>(null);
  const [shared, setShared] = useState<readonly Category[]>(['core']);
  const [basis, setBasis] = useState(inPlace);
  const [consentValues, setConsentValues] = useState(() => consentValuesFor(record.person));
  const [errors, setErrors] = useState<ConsentErrors>({});
  const sections = usePoliceSections(record.governorate);
  const consents = useConsents(record.id);
  const overrides = useOverrides(record.id);
  const recordConsent = useRecordConsent(record.id);
  const tell = useTellPolice(record.id);
  const child = presumedChild(record.person.ageBand);
  const section = sections.data?.find(({ id }) => id === sectionId);
  const offered = record.access.read.filter(
    (category) => (maskOf(category) & policeReads) !== 0 && !(child && category === 'exploitation'),
  );
  const usable = (consents.data ?? []).filter(
    (consent) =>
      section !== undefined &&
      decideSharing({
        consent: { ...consent, recipientUnitId: consent.recipientUnit?.id ?? null },
        toUnitId: section.id,
        toAgencyId: section.agencyId,
        packet: shared,
        today: localDay(new Date()),
        purpose: 'law-enforcement',
        child,
      }).ok,
  );
  const approved = (overrides.data ?? []).filter(
    ({ status, purpose, unit, recipientUnit }) =>
      status === 'approved' && purpose === 'law-enforcement' && unit.id === me.unit.id && recipientUnit?.id === sectionId,
  );
  const chosen = usable.find(({ id }) => id === basis);
  const override = approved.find(({ id }) => id === basis);
  const waiting =
    child &&
    override === undefined &&
    !decideChildConsent(chosen?.givenBy ?? consentValues.givenBy, missingBestInterests(record.safeguards, 'interpretation')).ok;

  const send = (word: { readonly consentId: ConsentId } | { readonly overrideId: OverrideId }): void => {
    if (section === undefined) return;
    tell.mutate(
      { toUnitId: section.id, categories: override ? override.categories : shared, ...word },
      {
        onSuccess: () => {
          sayDone('police.told');
          onClose();
        },
      },
    );
  };
  const submit = (): void => {
    if (override) return send({ overrideId: override.id });
    if (chosen) return send({ consentId: chosen.id });
    if (section === undefined) return;
    const result = consentBodyOf(
      { ...consentValues, purpose: 'law-enforcement', recipientUnitId: section.id, categories: shared },
      record.person.ageBand,
    );
    setErrors('errors' in result ? result.errors : {});
    if (!('errors' in result)) recordConsent.mutate(result.body, { onSuccess: (consent) => send({ consentId: consent.id }) });
  };

  return (
    <Stack gap="lg">
      <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
        {t('police.tell-text')}
      </Alert>
      <Select
        label={t('police.section')}
        data={(sections.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={sectionId}
        onChange={(id) => {
          setSectionId(id);
          setBasis(inPlace);
        }}
        disabled={!sections.data}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
        withAsterisk
      />
      <Checkbox.Group
        label={t('police.what')}
        value={[...(override ? override.categories : shared)]}
        onChange={(picked) => setShared(offered.filter((category) => category === 'core' || picked.includes(category)))}
      >
        <Group gap="md" mt="xs">
          {offered.map((category) => (
            <Checkbox
              key={category}
              value={category}
              label={code(categories, category)}
              disabled={category === 'core' || override !== undefined}
            />
          ))}
        </Group>
      </Checkbox.Group>
      {section === undefined ? (
        <Text size="sm" c="dimmed">
          {t('police.choose-section')}
        </Text>
      ) : (
        <>
          {usable.length + approved.length > 0 && (
            <Radio.Group label={t('refer.which-consent')} value={override?.id ?? chosen?.id ?? inPlace} onChange={setBasis}>
              <Stack gap="sm" mt="xs">
                {usable.map((consent) => (
                  <Radio
                    key={consent.id}
                    value={consent.id}
                    label={t('refer.consent-of', { date: date(localDay(new Date(consent.recordedAt))) })}
                    description={`${code(consentGivers, consent.givenBy)} · ${t('consent.until', { date: date(consent.validUntil) })}`}
                  />
                ))}
                {approved.map((one) => (
                  <Radio key={one.id} value={one.id} label={t('override.choice', { ground: code(overrideGrounds, one.ground) })} />
                ))}
                <Radio value={inPlace} label={t('refer.new-consent')} />
              </Stack>
            </Radio.Group>
          )}
          {waiting && <MissingBestInterests record={record} service="interpretation" />}
          {!chosen && !override && (
            <>
              <ConsentWords
                purpose="law-enforcement"
                recipient={section.name}
                categories={shared}
                validUntil={consentValues.validUntil}
                language={consentValues.language}
              />
              <ConsentFields
                fixed
                values={consentValues}
                errors={errors}
                onChange={(changed) => setConsentValues({ ...consentValues, ...changed })}
                ageBand={record.person.ageBand}
                offered={offered}
              />
              <div>
                <RequestOverride record={record} recipient={section} />
              </div>
            </>
          )}
        </>
      )}
      <ProblemAlert error={sections.error ?? recordConsent.error ?? tell.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('action.back')}
        </Button>
        <Button onClick={submit} loading={recordConsent.isPending || tell.isPending} disabled={section === undefined || waiting}>
          {t(chosen || override ? 'police.tell' : 'police.record-and-tell')}
        </Button>
      </Group>
    </Stack>
  );
}
