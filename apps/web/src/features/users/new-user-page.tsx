import { useRef, useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconUserPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { grantableRoles, kindsWithGrants, roleRules } from '@himaya/auth';
import { roles, type AppointmentReason, type IsoDate, type Role, type UnitId } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { CodeSheet } from './code-sheet';
import { endOfDay, RoleFields } from './role-fields';
import { useCreateUser, useUnitsOfAgency } from './users.queries';

const usernameForm = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** Makes an account in two steps; the end is the sheet with its one-time code. */
export function NewUserPage() {
  const { t, code, name } = useWords();
  const { number } = useDates();
  const { me } = useSession();
  useDocumentTitle('new-user.title');
  const units = useUnitsOfAgency();
  const create = useCreateUser();
  const form = useRef<HTMLFormElement>(null);
  const [step, setStep] = useState(1);
  const [attempt, setAttempt] = useState(0);
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [unitId, setUnitId] = useState<UnitId | null>(null);
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [reason, setReason] = useState<AppointmentReason>('new-post');
  const [until, setUntil] = useState<IsoDate | null>(null);

  const kinds = kindsWithGrants(me.roles);
  const open = (units.data ?? []).filter((unit) => kinds.includes(unit.kind));
  const unit = open.find(({ id }) => id === unitId);
  const possible = unit ? grantableRoles(me.roles, unit.kind) : [];
  const needsEnd = chosen.some((role) => roleRules[role].needsEnd);
  const tried = attempt > 0;
  const wrong = {
    displayName: displayName.trim() === '',
    username: !usernameForm.test(username),
    unit: step === 2 && !unit,
    roles: step === 2 && chosen.length === 0,
    until: step === 2 && needsEnd && until === null,
  };
  const count = Object.values(wrong).filter(Boolean).length;
  const words = (is: boolean, key: string): string | undefined => (tried && is ? t(key) : undefined);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (count > 0) return setAttempt(attempt + 1);
    if (step === 1) {
      setAttempt(0);
      return setStep(2);
    }
    if (!unit) return;
    create.mutate({
      username,
      displayName: displayName.trim(),
      unitId: unit.id,
      language: me.user.language,
      roles: chosen.map((role) => ({ role, until: until && endOfDay(until) })),
      reason,
    });
  };

  if (create.data) {
    return (
      <>
        <PageHeader title={t('new-user.title')} />
        <CodeSheet user={create.data}>
          <Button component={Link} to={`/admin/users/${create.data.id}`}>
            {t('code-sheet.done')}
          </Button>
        </CodeSheet>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('new-user.title')}
        intro={t('new-user.step', { step: number(step), of: number(2) })}
        back={{ to: '/admin/users', label: t('users.title') }}
      />
      <form ref={form} noValidate onSubmit={submit}>
        <Panel title={t(step === 1 ? 'new-user.who' : 'new-user.what')} icon={<IconUserPlus size={22} stroke={1.7} aria-hidden="true" />}>
          <Stack gap="md" maw="36rem">
            <FormErrors form={form} count={count} attempt={attempt} />
            {step === 1 ? (
              <>
                <TextInput
                  label={t('user.display-name')}
                  value={displayName}
                  maxLength={120}
                  required
                  error={words(wrong.displayName, 'new-user.needed')}
                  onChange={(event) => setDisplayName(event.currentTarget.value)}
                />
                <TextInput
                  label={t('user.username')}
                  description={t('new-user.username-help')}
                  value={username}
                  maxLength={64}
                  dir="ltr"
                  autoCapitalize="none"
                  spellCheck={false}
                  autoComplete="off"
                  required
                  error={words(wrong.username, 'new-user.username-wrong')}
                  onChange={(event) => setUsername(event.currentTarget.value.trim().toLowerCase())}
                />
              </>
            ) : (
              <>
                <Select
                  label={t('user.unit')}
                  data={open.map((one) => ({ value: one.id, label: name(one.name) }))}
                  value={unitId}
                  searchable
                  required
                  nothingFoundMessage={t('state.nothing-found')}
                  error={words(wrong.unit, 'new-user.needed')}
                  onChange={(id) => {
                    setUnitId(id);
                    setChosen([]);
                  }}
                />
                {unit ? (
                  <Checkbox.Group
                    label={t('new-user.roles')}
                    value={[...chosen]}
                    onChange={(values) => setChosen(values.filter((value) => roles.has(value)))}
                    error={words(wrong.roles, 'new-user.needed')}
                    required
                  >
                    <Stack gap="xs" mt="xs">
                      {possible.map((role) => (
                        <Checkbox key={role} value={role} label={code(roles, role)} />
                      ))}
                    </Stack>
                  </Checkbox.Group>
                ) : (
                  <Text c="dimmed">{t('new-user.choose-unit')}</Text>
                )}
                <RoleFields
                  reason={reason}
                  onReason={setReason}
                  until={until}
                  onUntil={setUntil}
                  needsEnd={needsEnd}
                  error={words(wrong.until, 'user.until-needed')}
                />
              </>
            )}
            <ProblemAlert error={create.error} />
            <Group gap="sm">
              {step === 2 && (
                <Button
                  variant="default"
                  leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
                  onClick={() => {
                    create.reset();
                    setAttempt(0);
                    setStep(1);
                  }}
                >
                  {t('action.back')}
                </Button>
              )}
              <Button type="submit" loading={create.isPending}>
                {t(step === 1 ? 'action.next' : 'new-user.create')}
              </Button>
            </Group>
          </Stack>
        </Panel>
      </form>
    </>
  );
}
