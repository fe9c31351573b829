import { Button, Fieldset, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { IconGavel, IconPlus, IconTrash } from '@tabler/icons-react';
import { interfaceLanguages, meetingLimits, type IsoDate } from '@himaya/domain';
import { DateField } from '../../ui/date-field';
import { useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useBodies } from './meetings.queries';
import { nextKey, type DecisionWriting } from './minutes-writing';

interface Props {
  readonly decisions: readonly DecisionWriting[];
  readonly heldOn: IsoDate | null;
  readonly tried: boolean;
  readonly onChange: (decisions: readonly DecisionWriting[]) => void;
}

const fieldOf = { ar: 'textAr', ckb: 'textCkb', en: 'textEn' } as const;
const nothing = { textAr: '', textCkb: '', textEn: '', agencyId: null, dueOn: null };

/** What was decided, whose it is to carry out and by when. */
export function DecisionsFields({ decisions, heldOn, tried, onChange }: Props) {
  const { t, name, languageName } = useWords();
  const { number } = useDates();
  const menu = useBodies();
  const bodies = menu.data?.agencies ?? [];
  const change = (key: number, changed: Partial<DecisionWriting>): void =>
    onChange(decisions.map((each) => (each.key === key ? { ...each, ...changed } : each)));
  return (
    <Panel title={t('meetings.decisions')} icon={<IconGavel size={20} aria-hidden="true" />}>
      <Stack gap="lg">
        <ProblemAlert error={menu.error} />
        {decisions.map(({ key, agencyId, dueOn, ...texts }, at) => (
          <Fieldset key={key} legend={t('meetings.decision', { number: number(at + 1) })}>
            <Stack gap="md">
              <SimpleGrid cols={{ base: 1, md: 3 }}>
                {interfaceLanguages.map((language) => (
                  <Textarea
                    key={language}
                    label={languageName(language)}
                    value={texts[fieldOf[language]]}
                    onChange={({ currentTarget: { value } }) => change(key, { [fieldOf[language]]: value })}
                    maxLength={meetingLimits.text}
                    lang={language}
                    dir={directionOf(language)}
                    error={tried && language === 'ar' && texts.textAr.trim() === '' ? t('field.required') : undefined}
                    required={language === 'ar'}
                    autosize
                    minRows={2}
                    maxRows={12}
                  />
                ))}
              </SimpleGrid>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <Select
                  label={t('meetings.body')}
                  placeholder={t('meetings.no-body')}
                  data={bodies.map(({ id, name: names }) => ({ value: id, label: name(names) }))}
                  value={agencyId}
                  onChange={(value) => change(key, { agencyId: value })}
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': t('meetings.no-body') }}
                />
                <DateField
                  label={t('meetings.due-on')}
                  value={dueOn}
                  onChange={(day) => change(key, { dueOn: day })}
                  error={tried && dueOn !== null && heldOn !== null && dueOn < heldOn ? t('meetings.due-order') : undefined}
                  {...(heldOn === null ? {} : { minDate: heldOn })}
                />
              </SimpleGrid>
              <Group>
                <Button
                  variant="subtle"
                  color="danger"
                  leftSection={<IconTrash size={18} aria-hidden="true" />}
                  onClick={() => onChange(decisions.filter((each) => each.key !== key))}
                >
                  {t('meetings.remove-decision', { number: number(at + 1) })}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            disabled={decisions.length >= meetingLimits.decisions}
            onClick={() => onChange([...decisions, { key: nextKey(decisions), ...nothing }])}
          >
            {t('meetings.add-decision')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
