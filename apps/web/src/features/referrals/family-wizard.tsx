import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { proposeUrgency, type CaseView, type ConsentId } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useStepHeading } from '../../ui/use-step-heading';
import { consentBodyOf, useRecordConsent } from '../consents';
import { FamilyDesks } from './family-desks';
import { FamilyMembers } from './family-members';
import { FamilyPerson, useBasis } from './family-person';
import { groupBodyOf, memberOf, memberValuesFor, type MemberValues } from './family-values';
import { useProposalsOf, useSendGroup } from './family.queries';
import { ReferNeedStep } from './refer-need-step';
import { purposeInPlace, referValuesFor, type ReferValues } from './refer-values';
import classes from './refer-wizard.module.css';

const usual = proposeUrgency({ risk: null, need: null });
/** Steps before those of each person: who and what, where. */
const before = 2;

/** Who goes, what they need, where to; then each person's packet and consent, one after the other, and all are sent at once. */
export function FamilyWizard({ first, others }: { readonly first: CaseView; readonly others: readonly CaseView[] }) {
  const { t } = useWords();
  const { number } = useDates();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const [step, setStep] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [together, setTogether] = useState(true);
  const [values, setValues] = useState(() => referValuesFor(first, undefined, { need: undefined, urgency: usual.urgency }));
  const [own, setOwn] = useState<Readonly<Record<string, MemberValues>>>(() =>
    Object.fromEntries([first, ...others].map((record) => [record.id, memberValuesFor(record)])),
  );
  const people = [first, ...others.filter(({ id }) => chosen.includes(id))];
  const proposals = useProposalsOf(
    people.map(({ id }) => id),
    values.service,
    values.urgency,
  );
  const deskOf = (person: CaseView) => (together ? values.unitId : (own[person.id]?.refer.unitId ?? null));
  /** What is held of one person, with what is the same for all of them. */
  const heldOf = (person: CaseView): MemberValues => {
    const held = own[person.id] ?? memberValuesFor(person);
    const { service, needCode, urgency, need } = values;
    const call = together ? { phonedAt: values.phonedAt, spokeTo: values.spokeTo } : {};
    return { ...held, refer: { ...held.refer, ...call, service, needCode, urgency, need, unitId: deskOf(person) } };
  };
  const person = people[step - before];
  const held = heldOf(person ?? first);
  const unit = person && proposals.data?.[step - before]?.find(({ id }) => id === deskOf(person));
  const basis = useBasis(person, unit, held);
  const record = useRecordConsent(person?.id ?? first.id);
  const send = useSendGroup(first.id);
  const heading = useStepHeading(step);

  const change = (changed: Partial<ReferValues>): void => {
    setMissing(null);
    setValues((now) => ({ ...now, ...changed }));
    // Another service or desk is another agreement.
    if ('unitId' in changed) setOwn((all) => Object.fromEntries(Object.entries(all).map(([id, one]) => [id, without(one)])));
  };
  const changeOwn = (of: CaseView, changed: Partial<ReferValues>): void => {
    setMissing(null);
    setOwn((all) => ({
      ...all,
      [of.id]: { ...(all[of.id] ?? memberValuesFor(of)), refer: { ...(all[of.id] ?? memberValuesFor(of)).refer, ...changed } },
    }));
  };
  const sendAll = (last: ConsentId | null): void => {
    const members = people.flatMap((one, place) => {
      const desk = proposals.data?.[place]?.find(({ id }) => id === deskOf(one));
      return desk ? [memberOf(one, desk, heldOf(one), one.id === person?.id ? last : heldOf(one).refer.consentId)] : [];
    });
    if (members.length < people.length) {
      setMissing('desk');
      return setStep(1);
    }
    const desk = deskOf(first);
    const body = desk && groupBodyOf(values, desk, members);
    if (!body) return;
    send.mutate(body, {
      onSuccess: ({ items: [sent] }) => {
        sayDone('family.sent');
        void navigate(sent ? `/referrals/${sent.id}` : `/cases/${first.id}?tab=referrals`);
      },
    });
  };
  const settled = (consentId: ConsentId | null): void => {
    if (step - before < people.length - 1) setStep(step + 1);
    else sendAll(consentId);
  };
  const next = (): void => {
    if (step === 0) {
      const lacking = chosen.length === 0 ? 'members' : !values.service ? 'service' : !values.needCode ? 'need' : null;
      setMissing(lacking);
      if (!lacking) setStep(1);
      return;
    }
    if (!person) {
      const lacking = people.some((one, place) => !proposals.data?.[place]?.some(({ id }) => id === deskOf(one))) ? 'desk' : null;
      setMissing(lacking);
      if (!lacking) setStep(before);
      return;
    }
    if (basis.override) return settled(null);
    if (basis.consent) return settled(basis.consent.id);
    const asked = {
      ...held.consent,
      purpose: purposeInPlace(held.refer),
      recipientUnitId: held.refer.unitId,
      categories: held.refer.categories,
    } as const;
    const result = consentBodyOf(asked, person.person.ageBand);
    setOwn((all) => ({ ...all, [person.id]: { ...(all[person.id] ?? held), errors: 'errors' in result ? result.errors : {} } }));
    if ('errors' in result) return;
    record.mutate(result.body, {
      onSuccess: ({ id }) => {
        changeOwn(person, { consentId: id });
        settled(id);
      },
    });
  };
  const last = person !== undefined && step - before === people.length - 1;
  const agreed = basis.consent !== undefined || basis.override !== undefined;
  const label = !person
    ? 'action.next'
    : last
      ? agreed
        ? 'family.send'
        : 'family.record-and-send'
      : agreed
        ? 'action.next'
        : 'family.record';
  return (
    <Stack gap="lg">
      <div ref={heading} tabIndex={-1} className={classes.step} role="group" aria-labelledby="family-step">
        <Text id="family-step" fw={600} mb="md">
          {t('family.step', { step: number(step + 1), of: number(before + people.length) })}
        </Text>
        {step === 0 && (
          <Stack gap="lg">
            <FamilyMembers
              first={first}
              others={others}
              chosen={chosen}
              onChange={(ids) => {
                setMissing(null);
                setChosen(ids.filter((id) => id !== first.id));
              }}
              missing={missing === 'members'}
            />
            <ReferNeedStep
              values={values}
              onChange={change}
              missing={missing}
              record={first}
              needs={[]}
              need={undefined}
              onPick={() => undefined}
              proposed={usual}
              risk={null}
            />
          </Stack>
        )}
        {step === 1 && (
          <FamilyDesks
            people={people}
            values={values}
            proposals={proposals}
            together={together}
            onTogether={(one) => {
              setMissing(null);
              setTogether(one);
            }}
            onChange={change}
            deskOf={deskOf}
            onDesk={(of, unitId) => changeOwn(of, { unitId, consentId: null, overrideId: null })}
            missing={missing === 'desk'}
          />
        )}
        {person && unit && (
          <FamilyPerson
            key={person.id}
            record={person}
            unit={unit}
            values={held}
            basis={basis}
            phoned={!together && values.urgency === 'immediate'}
            onChange={(changed) => changeOwn(person, changed)}
            onConsentChange={(changed) =>
              setOwn((all) => ({ ...all, [person.id]: { ...(all[person.id] ?? held), consent: { ...held.consent, ...changed } } }))
            }
          />
        )}
      </div>
      <ProblemAlert error={record.error ?? send.error} />
      <div className={classes.bar}>
        <Group justify="space-between">
          <Button variant="default" onClick={() => (step === 0 ? void navigate(`/cases/${first.id}`) : setStep(step - 1))}>
            {t('action.back')}
          </Button>
          <Button
            size="lg"
            loading={record.isPending || send.isPending}
            disabled={person !== undefined && (basis.waiting || basis.lacking.length > 0)}
            onClick={next}
            {...(last ? { leftSection: <IconSend size={20} aria-hidden="true" className={classes.send} /> } : {})}
          >
            {t(label)}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}

const without = (one: MemberValues): MemberValues => ({ ...one, refer: { ...one.refer, consentId: null, overrideId: null } });
