import { useState, type FormEvent } from 'react';
import { Button, Fieldset, Group, Modal, Select, SimpleGrid, Stack } from '@mantine/core';
import {
  channelsFor,
  handOverChannels,
  omissionReasons,
  ownCopyDecisions,
  ownCopyParts,
  ownCopyRefusals,
  copyPartsOf,
  type HandOverChannel,
  type OmissionReason,
  type OwnCopyDecision,
  type OwnCopyPart,
  type OwnCopyRefusal,
  type OwnCopyView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useDecideOwnCopy } from './own-copies.queries';

interface Props {
  readonly one: OwnCopyView;
  readonly onClose: () => void;
}

/** A second person says of each part whether it is left out, and why; or why there is no copy. */
export function DecideDialog({ one, onClose }: Props) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const decide = useDecideOwnCopy(one);
  const parts = copyPartsOf(one.room);
  const [decision, setDecision] = useState<OwnCopyDecision>('release');
  const [reasons, setReasons] = useState<Readonly<Partial<Record<OwnCopyPart, OmissionReason>>>>({});
  const [channel, setChannel] = useState<HandOverChannel>('in-person');
  const [refusal, setRefusal] = useState<OwnCopyRefusal>('identity-not-proven');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const omissions = parts.flatMap((category) => {
      const reason = reasons[category];
      return reason === undefined ? [] : [{ category, reason }];
    });
    decide.mutate(decision === 'release' ? { decision, omissions, channel } : { decision, refusal }, {
      onSuccess: () => (onClose(), sayDone('own-copies.decided')),
    });
  };
  const leaveOut = (category: OwnCopyPart, value: string | null): void =>
    setReasons(({ [category]: _, ...rest }) => (omissionReasons.has(value) ? { ...rest, [category]: value } : rest));
  return (
    <Modal opened onClose={onClose} title={t('own-copies.decide')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('own-copies.decision')}
            data={options(ownCopyDecisions)}
            value={decision}
            allowDeselect={false}
            onChange={(value) => ownCopyDecisions.has(value) && setDecision(value)}
          />
          {decision === 'refuse' ? (
            <Select
              label={t('own-copies.refusal')}
              description={t('own-copies.complain')}
              data={options(ownCopyRefusals)}
              value={refusal}
              allowDeselect={false}
              onChange={(value) => ownCopyRefusals.has(value) && setRefusal(value)}
            />
          ) : (
            <>
              <Fieldset legend={t('own-copies.left-out')}>
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
                  {parts.map((category) => (
                    <Select
                      key={category}
                      label={code(ownCopyParts, category)}
                      placeholder={t('own-copies.keep')}
                      data={options(omissionReasons)}
                      value={reasons[category] ?? null}
                      clearable
                      onChange={(value) => leaveOut(category, value)}
                    />
                  ))}
                </SimpleGrid>
              </Fieldset>
              <Select
                label={t('own-copies.channel')}
                data={channelsFor(one).map((value) => ({ value, label: code(handOverChannels, value) }))}
                value={channel}
                allowDeselect={false}
                onChange={(value) => handOverChannels.has(value) && setChannel(value)}
              />
            </>
          )}
          <ProblemAlert error={decide.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" loading={decide.isPending}>
              {code(ownCopyDecisions, decision)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
