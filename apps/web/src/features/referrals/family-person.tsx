import { Stack } from '@mantine/core';
import type { CaseView, ReferralProposalView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { PersonName } from '../../ui/person-name';
import { CaseNumber } from '../case-record';
import { MissingBestInterests } from '../child-safeguards';
import { useConsents } from '../consents';
import { useOverrides } from '../overrides';
import type { MemberValues } from './family-values';
import { PhoneCall } from './phone-call';
import { ReferConsentStep } from './refer-consent-step';
import { lackingConsents, usableConsents, usableOverrides, waitsForBestInterests, type ReferValues } from './refer-values';

/** Under what one person can be sent to their desk, of what is recorded already. */
export function useBasis(
  record: CaseView | undefined,
  unit: ReferralProposalView | undefined,
  { refer: values, consent: asked }: MemberValues,
) {
  const { me } = useSession();
  const consents = useConsents(record?.id ?? '', record !== undefined);
  const overrides = useOverrides(record?.id ?? '', record !== undefined);
  const usable = unit ? usableConsents(consents.data ?? [], unit, values) : [];
  const approved = unit ? usableOverrides(overrides.data ?? [], me.unit.id, unit.id) : [];
  const consent = usable.find(({ id }) => id === values.consentId);
  const override = approved.find(({ id }) => id === values.overrideId);
  return {
    usable,
    approved,
    consent,
    override,
    lacking: unit && !override ? lackingConsents(consents.data ?? [], unit, values) : [],
    waiting: record !== undefined && !override && waitsForBestInterests(record, values.service, consent?.givenBy ?? asked.givenBy),
  };
}

interface Props {
  readonly record: CaseView;
  readonly unit: ReferralProposalView;
  readonly values: MemberValues;
  readonly basis: ReturnType<typeof useBasis>;
  /** True where this desk is phoned for this person alone. */
  readonly phoned: boolean;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly onConsentChange: (changed: Partial<MemberValues['consent']>) => void;
}

/** One person's packet, how it looks at the other end, and their own word for it. */
export function FamilyPerson({ record, unit, values, basis, phoned, onChange, onConsentChange }: Props) {
  return (
    <Stack gap="lg">
      <h2>
        <PersonName>{record.person.alias}</PersonName> <CaseNumber>{record.number}</CaseNumber>
      </h2>
      <MissingBestInterests record={record} service={values.refer.service} />
      {phoned && <PhoneCall unit={unit} values={values.refer} onChange={onChange} />}
      <ReferConsentStep
        values={values.refer}
        onChange={onChange}
        record={record}
        unit={unit}
        // A record is named to one desk in a sending of its own.
        nameable={[]}
        recordConsent={undefined}
        usable={basis.usable}
        approved={basis.approved}
        lacking={basis.lacking}
        waiting={basis.waiting}
        consentValues={values.consent}
        consentErrors={values.errors}
        onConsentChange={onConsentChange}
      />
    </Stack>
  );
}
