import { useState, type FormEvent } from 'react';
import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import {
  checksOf,
  identityChecks,
  localDay,
  ownCopyAskers,
  partsWays,
  type CaseView,
  type IdentityCheck,
  type OwnCopyAsker,
  type PartsWay,
} from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRequestOwnCopy } from './own-copies.queries';

interface Props {
  readonly record: CaseView;
  readonly onClose: () => void;
}

/** Writes down that a copy was asked for: by whom, how they showed who they are, and in which language. */
export function RequestDialog({ record, onClose }: Props) {
  const { t, code, options, languageName } = useWords();
  const sayDone = useSayDone();
  const ask = useRequestOwnCopy(record.id);
  const today = localDay(new Date());
  const [asker, setAsker] = useState<OwnCopyAsker>('person');
  const [identityCheck, setCheck] = useState<IdentityCheck>('known-to-caseworker');
  const [requestedOn, setRequestedOn] = useState<string | null>(today);
  const [language, setLanguage] = useState(record.person.languages[0] ?? 'ar');
  const [partsBy, setPartsBy] = useState<PartsWay>('each-body');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (requestedOn === null) return;
    ask.mutate({ asker, identityCheck, requestedOn, language, partsBy }, { onSuccess: () => (onClose(), sayDone('own-copies.requested')) });
  };
  const choose = (value: string | null): void => {
    if (!ownCopyAskers.has(value)) return;
    setAsker(value);
    setCheck(checksOf[value][0]!);
  };
  return (
    <Modal opened onClose={onClose} title={t('own-copies.request')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select label={t('own-copies.asker')} data={options(ownCopyAskers)} value={asker} allowDeselect={false} onChange={choose} />
          <Select
            label={t('own-copies.check')}
            data={checksOf[asker].map((value) => ({ value, label: code(identityChecks, value) }))}
            value={identityCheck}
            allowDeselect={false}
            onChange={(value) => identityChecks.has(value) && setCheck(value)}
          />
          <DateField label={t('own-copies.asked-on')} value={requestedOn} onChange={setRequestedOn} maxDate={today} required />
          <Select
            label={t('own-copies.language')}
            data={[...new Set([language, ...languageCodes])].map((value) => ({ value, label: languageName(value) }))}
            value={language}
            onChange={(chosen) => chosen && setLanguage(chosen)}
            searchable
            nothingFoundMessage={t('state.nothing-found')}
          />
          <Select
            label={t('own-copies.parts-by')}
            data={options(partsWays)}
            value={partsBy}
            allowDeselect={false}
            onChange={(value) => partsWays.has(value) && setPartsBy(value)}
          />
          <ProblemAlert error={ask.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t('own-copies.request')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
